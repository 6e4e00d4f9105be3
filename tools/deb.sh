#!/usr/bin/env bash
# The Debian package of a build.  tools/deb.sh BUILD [FOLDER]: writes FOLDER/rodtrad_VERSION_ARCH.deb and says where.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1
out=${2:-$1}
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

cmake --install "$build" --prefix "$stage/usr" >/dev/null
program=$stage/usr/bin/rodtrad
doc=$stage/usr/share/doc/rodtrad
strip --strip-unneeded "$program" "$stage"/usr/lib/rodtrad/*.so
mkdir -p "$stage/usr/lib/systemd/system" "$stage/usr/share/man/man1" "$doc/examples" "$stage/DEBIAN"
cp deploy/rodtrad.service "$stage/usr/lib/systemd/system/"
cp deploy/nginx.conf deploy/Caddyfile "$doc/examples/"
cp docs/guide/it.md docs/third-party.md "$doc/"
gzip -9nc deploy/rodtrad.1 >"$stage/usr/share/man/man1/rodtrad.1.gz"
{
  cat LICENSE
  printf '\nLibraries under the GNU Lesser General Public License are linked dynamically; its text is in /usr/share/common-licenses/LGPL-2.1.\n\n'
  cat docs/third-party.md
} >"$doc/copyright"

# What it links itself, by package, as it is here: what those need is for them to say. pdftotext is called as a program.
needed=$(objdump -p "$program" "$stage"/usr/lib/rodtrad/*.so | awk '$1 == "NEEDED" { print $2 }' | sort -u)
libraries=$(ldd "$program" | awk -v needed="$needed" 'BEGIN { split(needed, names, "\n"); for (i in names) wanted[names[i]] }
  $1 in wanted && $3 ~ /^\// { print $3 }' | grep -v "^$stage" | xargs -n1 readlink -f)
packages=$(for library in $libraries; do dpkg -S "$library" 2>/dev/null || dpkg -S "${library#/usr}"; done | cut -d: -f1 | sort -u)
depends="adduser, poppler-utils"
for package in $packages; do
  depends+=", $package (>= $(dpkg-query -W -f='${Version}' "$package" | sed 's/[+~-].*//' | head -1))"
done
version=$("$program" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+[^ ]*' | head -1 | tr - .)
maintainer="${DEBFULLNAME:-Röd tråd} <${DEBEMAIL:-rodtrad@packages.invalid}>"  # who builds the package answers for it
date=$(date -Rud "@$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)")
printf 'rodtrad (%s) unstable; urgency=medium\n\n  * Built from the source of this version; its CHANGELOG.md tells what is new.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$date" | gzip -9n >"$doc/changelog.gz"
architecture=$(dpkg --print-architecture)
cat >"$stage/DEBIAN/control" <<END
Package: rodtrad
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Section: science
Priority: optional
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Depends: $depends
Description: one thread from vision to voucher to figure, for Swedish regions
 Analysis plan, register, methods with disclosure control, publications and a
 table API (PxWebApi) in one program with embedded storage.
END
for script in postinst prerm postrm; do install -m 0755 "deploy/debian/$script" "$stage/DEBIAN/$script"; done
find "$stage/usr" -type d -exec chmod 0755 {} +
find "$stage/usr" -type f ! -name rodtrad -exec chmod 0644 {} +
file=$out/rodtrad_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$stage" "$file" >/dev/null
echo "$file"

// Journeys through the pages as people take them: each is a function; a fault ends it and is told, the others go on.
import axe from 'axe-core';
import { PASSWORD, base, browser, check, codes, complaints, connection, fill, logIn, logInWithOrganisation, look, open, pictures, press, sees, sendFile } from './pages.mjs';
import { work } from './work.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// Kinds of pages that anyone may read, with a table that has a figure.
async function publicPaths(page) {
  await page.goto(`${base}/assignment-1/result`);
  const table = new URL(await page.locator('.answer li a').first().getAttribute('href'), base).pathname;
  return ['/', '/goals', '/plan', '/plan/print', '/plan/horizon', '/assignment-1', '/assignment-1/result', table, `${table}?view=table`, table.replace(/^.assignment-1.result/, '/e/assignment-1'),
    '/methods', '/methods/cost_outliers', '/codes', '/codes/sex', '/register', '/register/goal', '/goal-4', '/programme-1', '/project-1', '/meeting-1', '/network-1', '/portfolio',
    '/search?q=ytterfall', '/search?q=zzzz', '/register/goal?q=zzzz', '/goal-4/thread', '/needs/new', '/meeting-1/minutes', '/api'];
}

/// What axe has against the page that is shown.
async function axeFaults(page, where) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: rules }), RULES);
  return violations.map((one) => `${where}: ${one.id} ${one.nodes[0].html.slice(0, 120)}`);
}

/// Pages that only answers to forms show: what was refused, what somebody else has saved meanwhile, what one may not do.
const sentStates = {
  'a refused form': async (page, language) => {
    await page.goto(`${base}/admin/users?lang=${language}`);
    await page.fill('#name', 'x y');
    await press(page, 'main form button[data-variant=primary]');
    check((await page.locator('.ds-error-summary').count()) === 1, 'nothing is said of the refused form');
  },
  'a conflict': async (page, language) => {
    await page.goto(`${base}/register/goal/new?lang=${language}`);
    await page.fill('#title', 'Ett mål som två skriver på');
    await press(page, 'main button[data-variant=primary]');
    const goal = new URL(page.url()).pathname; // a draft: what is adopted is locked
    const other = await page.context().newPage();
    const words = Math.random();
    for (const one of [page, other]) await one.goto(`${base}${goal}/edit?lang=${language}`);
    for (const one of [other, page]) {
      await one.fill('#wording', `Ord ${words} av ${one === page ? 'den ena' : 'den andra'}.`);
      await press(one, 'main button[data-variant=primary]');
    }
    check((await page.locator('.conflict').count()) > 0, 'no conflict is shown');
    await other.close();
  },
  'what was just saved': async (page, language) => {
    await page.goto(`${base}/goal-1?done=saved&lang=${language}`);
    check((await page.locator('.ds-alert').count()) === 1, 'what was done is not said');
  },
};


const journeys = {
  'first login of local accounts': async () => {
    for (const [name, code] of Object.entries(codes)) {
      const page = await open();
      await page.goto(`${base}/login/first`);
      await page.fill('#name', name);
      await page.fill('#code', code);
      await page.fill('#password', PASSWORD);
      await press(page, 'main button[data-variant=primary]');
      await sees(page, 'Logga ut');
    }
  },

  'an analyst with a local account takes in data without scripts': async () => {
    const page = await open({ javaScriptEnabled: false });
    await logIn(page, 'anna');
    await page.goto(`${base}/data/new`);
    check(!(await page.textContent('#kind')).includes('Vårdkontakter'), 'a local account is offered data about persons');
    await sendFile(page, 'folkmangd.csv', 'population');
    await page.fill('#name', 'folkmangd');
    await press(page, 'main button[data-variant=primary]');
    await sees(page, 'Filen är intagen', 'folkmangd');
  },

  'the organisation\'s login: an analyst uploads, runs, writes, releases and publishes': async () => {
    const page = await open();
    await logInWithOrganisation(page, 'karin');
    await sees(page, 'Karin Exempel', 'Att göra');
    await sendFile(page, 'kontakter.csv', 'care_contact');
    await page.fill('#name', 'kontakter');
    await page.fill('#purpose', 'uppföljning');
    await page.fill('#public_ground', 'påhittade data');
    await press(page, 'main button[data-variant=primary]');
    await sees(page, 'Filen är intagen', 'kontakter');
    await page.goto(`${base}/assignment-1/method?method=cost_outliers`);
    await press(page, 'main button[data-variant=primary]');
    await press(page, '.actions button[data-variant=primary]');
    await sees(page, 'Lästa rader', 'Utkast för alla');
    await page.goto(`${base}/assignment-1/texts`);
    await page.fill('#body-answer', 'Få kontakter står för mycket av kostnaden.');
    await press(page, '#answer button[data-variant=primary]');
    await page.goto(`${base}/run-1/result`);
    await press(page, '#rows a[href*="/data/kontakter/rows"]');
    await press(page, 'main form .actions button[data-variant=primary]');
    await sees(page, 'Skriv varför raderna behöver läsas');
    await page.fill('#reason', 'kostnaden verkar hög');
    await page.selectOption('#where-care_form', 'inpatient');
    await press(page, 'main form .actions button[data-variant=primary]');
    await sees(page, 'Rad 1 till 50 av', 'Läsningen är noterad som row_reading-1');
    await look(page, 'rows');
    await press(page, '#rows .actions button');
    await sees(page, 'Rad 51 till 100 av', 'row_reading-2');
    const rows = page.waitForEvent('download');
    await page.click('main form button[name=file]');
    check((await (await rows).suggestedFilename()) === 'kontakter-rows.csv', 'the rows have another name');
    await page.goto(`${base}/run-1`);
    await page.check('[name=level][value=public]');
    await page.fill('#ground', 'påhittade data, ingen verklig person');
    await press(page, '#release button[data-variant=primary]');
    await page.goto(`${base}/assignment-1`);
    for (const form of ['webb', 'analysresultat']) {
      await page.check(`[name=form][value=${form}]`);
      await press(page, 'form[action$="/publish"] button');
      await sees(page, 'Publicerat');
    }
  },

  'a citizen reads and downloads on a phone': async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    await page.goto(`${base}/`);
    await press(page, '.entries h3 a');
    const slides = page.waitForEvent('download');
    await page.click('#publications a[href$="sv.pptx"]');
    check((await (await slides).suggestedFilename()).endsWith('.pptx'), 'the slides have another name');
    await press(page, '#publications a[href$="sv.html"]');
    await sees(page, 'Få kontakter står för mycket av kostnaden.');
    await page.goto(`${base}/assignment-1/result`);
    await press(page, '.answer li a');
    await sees(page, 'Hämta', 'Så är siffran framtagen');
    const table = page.waitForEvent('download');
    await page.click('#downloads a[href*=".csv"]');
    check((await (await table).suggestedFilename()).endsWith('.csv'), 'the table has another name');
  },

  'nothing is wider than the screen at 320 px, which is 400 % of 1280': async () => {
    const page = await open({ viewport: { width: 320, height: 256 } });
    const wide = [];
    for (const path of [...(await publicPaths(page)), '/login', '/nowhere']) {
      await page.goto(base + path);
      if (!(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))) wide.push(path);
    }
    check(wide.length === 0, `wider than the screen: ${wide.join(', ')}`);
  },

  'forced colours and less motion': async () => {
    const page = await open({ forcedColors: 'active', reducedMotion: 'reduce' });
    for (const path of ['/programme-1', '/goal-4', '/assignment-1/result']) {
      await page.goto(base + path);
      check((await page.evaluate(() => document.getAnimations().length)) === 0, `something moves on ${path}`);
      check(await page.evaluate(() => [...document.querySelectorAll('.light')].every((one) => /\p{L}/u.test(one.textContent))), `a light without a word on ${path}`);
      await page.screenshot({ path: `${pictures}/forced-${path.replace(/\W+/g, '_')}.png`, fullPage: true });
    }
  },

  'a draft is kept in the browser until it is sent': async () => {
    const page = await open();
    await logIn(page, 'chef', '/register/goal/new');
    await page.fill('#title', 'Ett utkast till mål');
    await page.fill('#wording', 'Ord som inte ska gå förlorade.');
    await page.waitForSelector('.draft:has-text("sparat i den här webbläsaren")');
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto(`${base}/register/goal/new`);
    await page.click('.draft button:has-text("Fortsätt")');
    check((await page.inputValue('#wording')) === 'Ord som inte ska gå förlorade.', 'the draft is not put back');
    await press(page, 'main button[data-variant=primary]');
    await sees(page, 'Sparat');
    await page.goto(`${base}/register/goal/new`);
    check((await page.locator('.draft button').count()) === 0, 'a draft is offered after it was sent');
  },

  'without a connection the pages read last are there': async () => {
    const line = await connection();
    const page = await open();
    await page.goto(`${line.base}/assignment-1`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${line.base}/assignment-1/result`);
    await page.goto(`${line.base}/assignment-1`);
    const inside = await open();
    await logIn(inside, 'chef', '/admin/users', line.base);
    await inside.evaluate(() => navigator.serviceWorker.ready);
    await inside.goto(`${line.base}/admin/users`);
    await sees(inside, 'Exempel');
    await line.cut();
    await page.goto(`${line.base}/assignment-1/result`);
    await sees(page, 'Vad resultatet visar', 'Du är inte ansluten');
    await page.goto(`${line.base}/register`);
    await sees(page, 'Sidan finns inte i minnet');
    await inside.goto(`${line.base}/admin/users`);
    await sees(inside, 'Sidan finns inte i minnet');
  },

  'an administrator adds a user': async () => {
    const page = await open();
    await logIn(page, 'chef', '/admin/users');
    await page.fill('#name', 'dora');
    await page.fill('#display', 'Dora Exempel');
    await page.fill('#mandates', 'staff');
    await press(page, 'main button[data-variant=primary]');
    const code = await page.textContent('.secret code');
    const other = await open();
    await other.goto(`${base}/login/first`);
    await other.fill('#name', 'dora');
    await other.fill('#code', code);
    await other.fill('#password', PASSWORD);
    await press(other, 'main button[data-variant=primary]');
    await sees(other, 'Dora Exempel');
    check((await other.goto(`${base}/admin`)).status() === 403, 'staff reach the administration');
  },

  'two editors save the same goal': async () => {
    const [one, other] = [await open(), await open()];
    await logIn(one, 'chef', '/register/goal/new');
    await one.fill('#title', 'Färre ytterfall');
    await press(one, 'main button[data-variant=primary]');
    const goal = new URL(one.url()).pathname;
    await logIn(other, 'bo');
    for (const page of [one, other]) await page.goto(`${base}${goal}/edit`);
    await one.fill('#wording', 'Ettans ord.');
    await press(one, 'main button[data-variant=primary]');
    await other.fill('#wording', 'Tvåans ord.');
    await press(other, 'main button[data-variant=primary]');
    await sees(other, 'Någon annan hann spara', 'Ettans ord.', 'Tvåans ord.');
    await other.check('[name="keep.wording"][value=ours]');
    await press(other, 'main button[data-variant=primary]');
    await sees(other, 'Sparat', 'Tvåans ord.');
  },

  'keyboard only': async () => {
    const page = await open();
    await page.goto(`${base}/`);
    await page.keyboard.press('Tab');
    check((await page.evaluate(() => document.activeElement.className)) === 'skip', 'the first stop is not the skip link');
    const width = await page.evaluate(() => {
      document.activeElement.nextElementSibling.querySelector('a').focus({ focusVisible: true });
      return getComputedStyle(document.activeElement).outlineWidth;
    });
    check(width === '3px', `the focus ring is ${width}`);
    await page.goto(`${base}/login`);
    await page.focus('#name');
    await page.keyboard.type('anna');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.keyboard.press('/');
    await page.keyboard.type('ytterfall');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, 'träff');
  },

  'English': async () => {
    const page = await open({ locale: 'en-GB' });
    for (const path of ['/', '/goals', '/plan', '/assignment-1', '/assignment-1/result', '/register', '/register/goal', '/goal-4', '/programme-1', '/portfolio', '/methods', '/login', '/search?q=x']) {
      await page.goto(base + path + (path.includes('?') ? '&' : '?') + 'lang=en');
      check((await page.getAttribute('html', 'lang')) === 'en', `${path} says another language`);
      const swedish = (await page.textContent('header')).match(/Sök|Logga|Analysplan/);
      check(!swedish, `${path} has Swedish words in its header: ${swedish}`);
    }
  },

  'axe on every kind of page, in both languages and themes': async () => {
    const visitor = await open();
    await visitor.goto(`${base}/assignment-1`);
    const published = new URL(await visitor.locator('a[href$=".sv.html"]').first().getAttribute('href'), base).pathname;
    const paths = [...(await publicPaths(visitor)), published, '/login', '/login/first', '/nowhere'];
    const inside = ['/', '/assignment-1', '/assignment-1/method', '/assignment-1/method?choose=1', '/assignment-1/texts', '/run-1', '/run-1/preview', '/run-1/result', '/data', '/data/new',
      '/data/kontakter', '/jobs', '/plan', '/plan/board', '/plan/calendar', '/goal-1', '/goal-1/edit', '/goal-1/history', '/goal-1/thread', '/gaps', '/register/goal/new',
      '/register/project?state=ongoing&column=title', '/project-1', '/need-1', '/meeting-1', '/meeting-1/minutes', '/programme-1', '/network-1', '/portfolio', '/search?q=ytterfall',
      '/claim-5', '/register/agenda_item/new?meeting=meeting-1&back=%2Fmeeting-1', '/account', '/admin', '/admin/users', '/admin/users/anna', '/admin/logins', '/admin/settings', '/admin/backup', '/nowhere'];
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      for (const user of [null, 'chef']) {
        const page = await open({ colorScheme, bypassCSP: true });
        if (user) await logIn(page, user);
        for (const path of user ? inside : paths) {
          for (const language of ['sv', 'en']) {
            await page.goto(base + path + (path.includes('?') ? '&' : '?') + 'lang=' + language);
            found.push(...(await axeFaults(page, `${path} ${language} ${colorScheme}`)));
            if (language === 'sv') await page.screenshot({ path: `${pictures}/${user ?? 'visitor'}-${path.replace(/\W+/g, '_')}-${colorScheme}.png`, fullPage: true });
          }
        }
        for (const [name, show] of Object.entries(user ? sentStates : {})) {
          for (const language of ['sv', 'en']) {
            await show(page, language);
            found.push(...(await axeFaults(page, `${name} ${language} ${colorScheme}`)));
          }
        }
      }
    }
    const page = await open({ bypassCSP: true });
    await page.goto(base);
    await page.evaluate(() => document.querySelector('main').append(document.createElement('img')));
    check((await axeFaults(page, 'a picture without words')).length === 1, 'axe does not see a picture without words');
    check(found.length === 0, found.join('\n'));
  },
};

let failed = 0;
const all = Object.entries({ ...journeys, ...work }).filter(([name]) => !process.env.JOURNEY || new RegExp(process.env.JOURNEY).test(name) || name.startsWith('first login'));
for (const [name, journey] of all) {
  try {
    complaints.length = 0;
    await journey();
    check(complaints.length === 0, complaints.join('\n'));
    console.log(`done    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}
await browser.close();
console.log(`${all.length} journeys, ${failed} failed; pictures: ${pictures}`);
process.exit(failed ? 1 : 0);

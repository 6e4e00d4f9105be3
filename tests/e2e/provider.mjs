// An OpenID provider on loopback for the tests: npm oidc-provider with accounts in memory, whose name is what is typed in.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [, , clientId, clientSecret, returnUrl] = process.argv;
const ROLES = { karin: ['analyst', 'staff'], olle: ['analyst@unit-3'], ingen: [] };

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnUrl], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub', 'roles', 'acr'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true, methods: ['S256'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id[0].toUpperCase()}${id.slice(1)} Exempel`, preferred_username: id, roles: ROLES[id] ?? [] }),
    }),
  });
  server.on('request', provider.callback());
  console.log(issuer);
});

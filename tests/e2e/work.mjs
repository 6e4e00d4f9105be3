// A day's work of those who are not analysts: a secretary, a project officer with a controller, a clinician, and who writes programs.
import { PASSWORD, base, check, fill, logIn, look, open, press, sees } from './pages.mjs';

const back = (page) => new URL(page.url()).pathname;

/// The button of a step within a part of the page.
async function step(page, words, within = 'main .actions') {
  await press(page, `${within} button:has-text("${words}")`);
  await sees(page, 'Sparat');
}

/// A link in the page's main part, followed.
const follow = (page, words, within = 'main') => press(page, `${within} a:has-text("${words}")`);

async function addItem(page, title, kind) {
  await follow(page, 'Lägg till en punkt');
  await fill(page, { title, kind });
  await press(page, 'main button[data-variant=primary]');
  await sees(page, title);
}

/// The wording is another's: who writes a decision does not decide it.
async function proposeDecision(meeting) {
  const page = await open();
  await logIn(page, 'chef', meeting);
  await follow(page, 'Lägg till beslut', 'article:has-text("Remiss om jour")');
  await fill(page, { wording: 'Regionstyrelsen beslutar att anta yttrandet.', date: '2026-11-25' });
  await press(page, 'main button[data-variant=primary]');
  await step(page, 'Föreslå', '.decided');
  await page.context().close();
}

async function secretaryTakesMeeting() {
  const page = await open();
  await logIn(page, 'siv', '/register/meeting/new');
  await fill(page, { title: 'Regionstyrelsen 2026-11-25', body: 'Regionstyrelsen', date: '2026-11-25', start_time: '09:00', end_time: '11:30',
    venue: 'Sessionssalen', notice_sent: '2026-11-11', secretary: { index: 1 }, verified: '2026-11-30' });
  const secretary = (await page.textContent('#secretary option:checked')).replace(/ \(person-\d+\)$/, '');
  await press(page, 'main button[data-variant=primary]');
  const meeting = back(page);
  await addItem(page, 'Val av justerare', 'formal');
  await addItem(page, 'Remiss om jour', 'consultation');
  await step(page, 'Kalla');
  await step(page, 'Öppna');
  check(back(page) === meeting, 'a step leads away from the meeting');
  await press(page, 'button:has-text("Ta med alla från förra sammanträdet")');
  await sees(page, 'Beslutande');
  await follow(page, 'Lägg till en person');
  await fill(page, { name: 'Gunnel Gäst', role: 'guest' });
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Gunnel Gäst');
  await press(page, 'button:has-text("Numrera paragraferna")');
  await sees(page, 'Vem som var med om vad', '§');
  await proposeDecision(meeting);
  await page.goto(base + meeting);
  await step(page, 'Besluta', '.decided');
  for (const item of ['Val av justerare', 'Remiss om jour']) await step(page, 'Behandla', `article:has-text("${item}")`);
  await look(page, 'secretary-meeting');
  await step(page, 'Avsluta');
  await follow(page, 'Protokollet att läsa eller skriva ut');
  await sees(page, 'Protokoll', 'Remiss om jour', 'Regionstyrelsen beslutar att anta yttrandet.', 'Gunnel Gäst', '09:00–11:30', secretary);
  await look(page, 'secretary-minutes');
  const other = await open();
  await logIn(other, 'chef', meeting);
  await step(other, 'Justera', 'main > .actions');
  await page.goto(base + meeting);
  await step(page, 'Anslå', 'main > .actions');
  await page.context().clearCookies();
  await page.goto(`${base}${meeting}/minutes`);
  await sees(page, 'Remiss om jour', 'Regionstyrelsen beslutar att anta yttrandet.', 'Anslaget');
}

async function bookCost(page, voucher, words, amount) {
  await follow(page, 'Bokför en kostnad');
  await fill(page, { voucher, date: '2026-10-15', account: '7010', category: 'Personal', words, amount });
  await press(page, 'main button[data-variant=primary]');
}

async function officerClaimsMoney() {
  const page = await open();
  await logIn(page, 'eva', '/register/project/new');
  await fill(page, { title: 'Prov av fjärrvård', direction: 'received', start: '2026-09-01', end: '2027-08-31', external_money: '500 000' });
  await press(page, 'main button[data-variant=primary]');
  const project = back(page);
  await bookCost(page, 'A 101', 'Löner oktober', '120 000');
  await bookCost(page, 'A 102', 'Resor oktober', '8 500,50');
  check(back(page) === project, 'booking a cost leads away from the project');
  await sees(page, 'Pengarna', '129\u00A0tkr');
  await follow(page, 'Ny rekvisition');
  await fill(page, { title: 'Rekvisition 1', kind: 'interim', from: '2026-09-01', to: '2026-12-31', claimed: '64 250,25', signatory: 'Firma Tecknare' });
  await press(page, 'main button[data-variant=primary]');
  const claim = back(page);
  await sees(page, 'Ta med bokförda kostnader', 'Löner oktober');
  await look(page, 'officer-claim-costs');
  for (const box of await page.locator('[name=cost]').all()) await box.check();
  await press(page, 'form[action$="/costs"] button');
  await sees(page, 'Kostnader i rekvisitionen', 'Redovisad', '128\u00A0500,50\u00A0kr');
  check(!(await page.textContent('main')).includes('det är inte summan'), 'the claim does not declare the sum of its costs');
  await step(page, 'Skicka in');
  check((await page.locator('button:has-text("Granska")').count()) === 0, 'who sends a claim in reviews it, too');
  const kent = await open();
  await logIn(kent, 'kent', claim);
  await follow(kent, 'Ändra', 'main .actions');
  await fill(kent, { officer: { index: 1 }, approved_costs: '128 500,50' });
  await press(kent, 'main button[data-variant=primary]');
  await step(kent, 'Granska');
  await step(kent, 'Godkänn', '.actions .form:has(button:text-is("Godkänn"))');
  check((await kent.locator('button:has-text("Attestera")').count()) === 0, 'who approves certifies, too');
  const chef = await open();
  await logIn(chef, 'chef', claim);
  await step(chef, 'Attestera');
  await kent.goto(base + claim);
  await step(kent, 'Utbetald');
  await sees(kent, 'Utbetald');
  await look(kent, 'officer-claim-paid');
  await page.goto(base + project);
  await sees(page, 'Rekvisition 1', 'Utbetald');
  await look(page, 'officer-project');
}

async function clinicianReportsNeed() {
  const page = await open({ viewport: { width: 390, height: 844 } });
  await logIn(page, 'lisa');
  await follow(page, 'Rapportera ett behov');
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Något behöver ändras');
  await fill(page, { title: 'Sår är svåra att bedöma på distans', problem: 'Bilder på sår blir liggande i telefonen och når inte journalen.', frequency: 'weekly' });
  await page.waitForSelector('#similar li');
  await sees(page, 'Liknande behov', 'sår på distans');
  await look(page, 'clinician-need');
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'mottaget', 'Inkommet', 'Följ ditt behov');
  await look(page, 'clinician-receipt');
  const receipt = page.url();
  const nobody = await open({ javaScriptEnabled: false });
  await nobody.goto(receipt);
  await sees(nobody, 'Sår är svåra att bedöma på distans', 'Det finns inget svar än');
  check((await nobody.goto(receipt.replace(/.(?=\?|$)/, (last) => (last === '0' ? '1' : '0')))).status() === 404, 'another receipt shows the need');
  await nobody.goto(`${base}/needs/new`);
  await fill(nobody, { title: 'Dörren till väntrummet är tung' });
  await nobody.fill('#problem', 'Den som sitter i rullstol får inte upp den.');
  await press(nobody, 'main button[data-variant=primary]');
  await sees(nobody, 'mottaget', 'Dörren till väntrummet är tung');
}

async function ownerMakesToken() {
  const page = await open();
  await logIn(page, 'lisa', '/account');
  await sees(page, 'Medarbetare', 'Du har inga token');
  await page.uncheck('[name=scope][value=read]');
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Det ska stå vad programmet får göra', 'Det ska stå vad token är till för');
  await fill(page, { name: 'Mitt skript' });
  await page.check('[name=scope][value=read]');
  await look(page, 'token-form');
  await press(page, 'main button[data-variant=primary]');
  const token = (await page.textContent('.secret code')).trim();
  await look(page, 'token-secret');
  const ask = async () => (await page.request.get(`${base}/api/rodtrad/v1/records?type=goal`, { headers: { Authorization: `Bearer ${token}` } })).status();
  check((await ask()) === 200, 'the token does not hold');
  await page.goto(`${base}/account`);
  check(!(await page.textContent('body')).includes(token), 'the secret is shown again');
  await press(page, 'tr:has-text("Mitt skript") button');
  await sees(page, 'Återkallad');
  check((await ask()) === 401, 'a revoked token holds');
}

/// The whole of a reader's and an officer's way, with no script at all.
async function withoutScripts() {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${base}/`);
  await press(page, '.entries h3 a');
  await follow(page, 'Resultatet: figurer och tabeller');
  await press(page, '.answer li a');
  await press(page, '.tabs li:last-child a');
  await sees(page, 'Hämta');
  check((await page.locator('main table').count()) > 0, 'the table is not there');
  await page.fill('#find', 'e-hälsa');
  await page.press('#find', 'Enter');
  await page.waitForURL('**/search**');
  await sees(page, 'träff');
  await logIn(page, 'eva', '/register/project');
  await page.selectOption('.filters [name=state]', 'ongoing');
  await press(page, '.filters button');
  await press(page, 'table.list tbody th a');
  await follow(page, 'Ändra', '.actions');
  await fill(page, { follow_up: 'Följs upp varje halvår.', 'change-reason': 'utan script' });
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Sparat', 'Följs upp varje halvår.');
  await look(page, 'without-scripts');
}

/// Moves by Tab until the element in focus fits; a pointer is never used.
async function tabTo(page, fits, most = 80) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(fits)) return;
  }
  throw new Error(`no way by Tab to ${fits}`);
}

const enter = (page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

async function byKeyboard() {
  const page = await open();
  await page.goto(`${base}/login?next=/register/goal`);
  await tabTo(page, () => document.activeElement.id === 'name');
  await page.keyboard.type('chef');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await enter(page);
  await page.keyboard.press('j');
  check(await page.evaluate(() => document.activeElement.closest('table.list') !== null), 'j does not reach the list');
  const first = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  check((await page.evaluate(() => document.activeElement.textContent)) === first, 'j and k do not go back and forth');
  await enter(page);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('e')]);
  await tabTo(page, () => document.activeElement.id === 'benefit');
  await page.keyboard.type('Skrivet utan mus. ');
  await tabTo(page, () => document.activeElement.matches('main button[data-variant=primary]'));
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check(ring !== 'none', 'the button in focus has no ring');
  await enter(page);
  await sees(page, 'Sparat', 'Skrivet utan mus.');
  await tabTo(page, () => document.activeElement.textContent === 'Logga ut', 200);
  await enter(page);
  await sees(page, 'Logga in');
}

async function inEnglish() {
  const page = await open({ locale: 'en-GB' });
  await page.goto(`${base}/login?lang=en`);
  await fill(page, { name: 'siv', password: PASSWORD });
  await press(page, 'main button[data-variant=primary]');
  await press(page, 'button:has-text("Always use English")');
  await page.goto(`${base}/register/goal`);
  check((await page.getAttribute('html', 'lang')) === 'en', 'the choice of language is not kept');
  await page.goto(`${base}/account`);
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Something needs to change', 'It must say what the token is for');
  await page.goto(`${base}/register/meeting/new`);
  await fill(page, { title: 'A meeting', body: 'Another body', date: '2026-12-01' });
  await press(page, 'main button[data-variant=primary]');
  await sees(page, 'Saved', 'Agenda and decisions', 'Add an item', 'Planned');
  const swedish = (await page.textContent('main')).match(/Lägg till|Sparat|Närvaro|Läge|Ändra/);
  check(!swedish, `Swedish on an English page: ${swedish}`);
  await look(page, 'english-meeting');
  await page.goto(`${base}/needs/new?lang=sv`);
  await press(page, 'button:has-text("Använd alltid svenska")');
}

export const work = {
  'a secretary takes a meeting: agenda, attendance, decision, minutes': secretaryTakesMeeting,
  'a project officer claims money: project, booked costs, claim with its steps': officerClaimsMoney,
  'a clinician reports a need, sees those like it and follows it by the receipt': clinicianReportsNeed,
  'JavaScript off: reading, searching, filtering and editing': withoutScripts,
  'keyboard only: log in, walk a list, edit, log out': byKeyboard,
  'English: log in, be told what is wrong, take a meeting': inEnglish,
  'a token is made, used and revoked by its owner': ownerMakesToken,
};

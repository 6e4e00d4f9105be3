// What journeys are made of: the browser, logging in, pressing, looking.
import { mkdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { chromium } from 'playwright-core';

export const [, , base, folder, pictures, ...given] = process.argv;
export const codes = Object.fromEntries(given.map((pair) => pair.split('=')));
export const PASSWORD = 'fyra hästar äter gräs';
mkdirSync(pictures, { recursive: true });

export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/// What browsers complain of: errors of scripts, and what the page's policy did not let through. Refusals by their status are no faults.
export const complaints = [];

export async function open(options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.on('console', (said) => {
    if (said.type() === 'error' && !/^Failed to load resource/.test(said.text())) complaints.push(`${page.url()}: ${said.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

export function check(truth, words) {
  if (!truth) throw new Error(words);
}

export async function sees(page, ...words) {
  const text = await page.textContent('body');
  for (const one of words) check(text.includes(one), `"${one}" is not on ${page.url()}: ${(await page.textContent('main')).slice(0, 300)}`);
}

/// Clicks, and waits until the page that it leads to is there, and past a job's page.
export async function press(page, selector) {
  try {
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
  } catch (error) {
    throw new Error(`${selector} on ${page.url()}: ${error.message}`);
  }
  for (let i = 0; page.url().includes('/job-') && i < 200; ++i) {
    if ((await page.textContent('main')).includes('Misslyckades')) return;
    await page.waitForTimeout(250);
    await page.goto(page.url()).catch(() => {}); // the page loads itself anew, too
  }
}

export async function logIn(page, name, next = '/', from = base) {
  await page.goto(`${from}/login?next=${next}`);
  await page.fill('#name', name);
  await page.fill('#password', PASSWORD);
  await press(page, 'main button[data-variant=primary]');
}

export async function logInWithOrganisation(page, name) {
  await page.goto(`${base}/login`);
  await press(page, 'main a[data-variant=primary]');
  await page.fill('[name=login]', name);
  await page.fill('[name=password]', 'x');
  await press(page, 'button[type=submit]');
  await press(page, 'button[type=submit]');
}

export async function sendFile(page, file, kind) {
  await page.goto(`${base}/data/new`);
  await page.selectOption('#kind', kind);
  await page.setInputFiles('#file', `${folder}/${file}`);
  await press(page, 'main button[data-variant=primary]');
}

/// The server at an address of its own, until the line is cut.
export async function connection() {
  const server = createServer((asked, answer) => {
    const passed = request(base + asked.url, { method: asked.method, headers: asked.headers }, (got) => got.pipe(answer.writeHead(got.statusCode, got.headers)));
    asked.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { base: `http://127.0.0.1:${server.address().port}`, cut };
}

/// Fills in fields by their ids; a choice by its value or its words.
export async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) {
    const field = page.locator(`main [id="${id}"]`);
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/// A picture of the whole page as it is now, for people to look at.
export const look = (page, name) => page.screenshot({ path: `${pictures}/journey-${name}.png`, fullPage: true });

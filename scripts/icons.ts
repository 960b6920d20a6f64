import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

/**
 * One tone for every solid shape: against the brightest toolbar and against the darkest it stands out alike, more than
 * 3:1 (WCAG 2.2, 1.4.11). All edges but those of the strap lie between pixels at 16 px.
 */
const BLUE = '#4a7ae8';
const GREY = '#7d7a74';

/** What is written on the card; or, while everything is paused, the sign of a pause. */
const LINES = '<path d="M5 9h6v2H5zM5 12h4v1H5z" fill="#fff"/>';
const PAUSE = '<path d="M5 8h2v6H5zM9 8h2v6H9z" fill="#fff"/>';

const icon = (tone: string, sign: string) => `
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="100%" height="100%">
    <path d="M4.2 0.8L8 6.6l3.8-5.8" fill="none" stroke="${tone}" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/>
    <rect x="2" y="6" width="12" height="10" rx="2" fill="${tone}"/>
    ${sign}
  </svg>`;

/** What is drawn, by the beginning of its files' names, and in which sizes. The toolbar takes the two small ones. */
const ICONS = [
  { prefix: '', drawing: icon(BLUE, LINES), sizes: [16, 32, 48, 128] },
  { prefix: 'paused-', drawing: icon(GREY, PAUSE), sizes: [16, 32] },
] as const;

/** Draws the toolbar icons into public/icons: `node scripts/run.mjs scripts/icons.ts`. */
export async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  for (const { prefix, drawing, sizes } of ICONS) {
    await page.setContent(`<style>body{margin:0;background:transparent}</style>${drawing}`);
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.screenshot({ path: `public/icons/${prefix}${size}.png`, omitBackground: true });
    }
  }
  await browser.close();
}

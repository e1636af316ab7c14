// Draws the demo's ads: images/*.svg -> images/*.jpg. Run by hand after changing a drawing:
// node src/local/demo/draw.mjs
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'

const folder = path.join(import.meta.dirname, 'images')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
})
const page = await browser.newPage()
for (const file of (await readdir(folder)).filter(name => name.endsWith('.svg'))) {
  const svg = await readFile(path.join(folder, file), 'utf8')
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)
  await page.setViewportSize({ width: Number(width), height: Number(height) })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`)
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 86 })
  await writeFile(path.join(folder, file.replace('.svg', '.jpg')), jpeg)
  console.info(file, `${width}×${height}`, `${Math.round(jpeg.length / 1024)} KB`)
}
await browser.close()

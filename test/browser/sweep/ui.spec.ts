import { test } from '../test.ts'
import { isFineIn } from '../ui-stage-page.ts'

for (const language of ['en', 'de']) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      for (const css of ['ours', 'none']) {
        test(`axe finds nothing in any state: ${language}, ${scheme}, ${width} wide, stylesheet ${css}`, async ({ page }) => {
          await isFineIn(page, { language, scheme, width, css })
        })
      }
    }
  }
}

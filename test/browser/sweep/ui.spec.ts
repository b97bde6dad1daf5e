import { test } from '../test.ts'
import { isFineIn } from '../ui-stage-page.ts'

for (const language of ['en', 'de']) {
  for (const width of [360, 1280]) {
    for (const css of ['ours', 'none']) {
      test(`axe finds nothing in any state, light and dark: ${language}, ${width} wide, stylesheet ${css}`, async ({ page }) => {
        await isFineIn(page, { language, width, css })
      })
    }
  }
}

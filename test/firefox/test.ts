import { test as base } from '../browser/test.ts'

/** Playwright's `test` for Firefox, where `fill` writes text as an editor does. */
export const test = base.extend<{ fills: undefined }>({
  fills: [
    async ({ context }, use) => {
      await context.addInitScript(insertAsAnEditor)
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect } from '../browser/test.ts'

/** Playwright's own way sets `value` beside React, which then takes it for no change. */
function insertAsAnEditor(): void {
  Object.defineProperty(window, '__pw_bidiInsertText', {
    get: () => (text: string) => {
      document.execCommand('insertText', false, text)
      return undefined
    },
    set: () => undefined,
  })
}

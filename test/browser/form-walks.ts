import type { APIRequestContext, Page } from '@playwright/test'
import { answerNext, button, type Form, field, holds, open, press, summary, type } from './forms-page.ts'
import { seenByTheServer } from './page.ts'
import { expect } from './test.ts'

const answers = [
  ['403', 'Your access does not cover this'],
  ['409', 'This may have changed meanwhile'],
  ['413', 'This is too large to send'],
  ['500', 'There is a problem with this service'],
  ['429', 'Too many requests at once'],
] as const

/** What people do with a form. */
export const formWalks = {
  'what LiSA refuses is found, corrected and saved with the keyboard alone': async (page, request, form) => {
    const { submit, bad, refused, corrections, done } = form
    await open(page, form)
    for (const entry of bad) await type(page, entry)
    await press(page, submit)

    // All of it is there, the summary has the focus, and what was typed stays.
    const lines = summary(page).getByRole('listitem')
    await expect(summary(page)).toBeFocused()
    const said = corrections.filter((correction) => correction.said !== undefined)
    await expect(lines).toHaveCount(said.length + 2)
    await expect(lines.filter({ hasText: refused.ofNoField })).toHaveCount(1)
    await expect(lines.filter({ hasText: refused.ofAFieldThatIsNotThere })).toHaveCount(1)
    for (const { label, said: message } of said) {
      await expect(summary(page).getByRole('link', { name: `${label}: ${message}`, exact: true })).toBeVisible()
      await expect(field(page, label)).toHaveAccessibleDescription(`${message}`)
      await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true')
    }
    await holds(page, bad)
    await expect(page.locator('main img')).toHaveCount(0)

    // A link leads to its field, and an edit puts away what was said there, and nothing else.
    let left = said.length
    for (const correction of corrections) {
      if (correction.said !== undefined) {
        await press(page, `${correction.label}: ${correction.said}`)
        await expect(field(page, correction.label)).toBeFocused()
        left -= 1
      }
      await type(page, correction)
      await expect(lines).toHaveCount(left + 2)
      await expect(field(page, correction.label)).not.toHaveAttribute('aria-invalid')
      await expect(field(page, correction.label)).toHaveAccessibleDescription('')
    }
    await press(page, submit)
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await expect(summary(page)).toHaveCount(0)
    await holds(page, corrections)
    expect(await writes(request, form)).toEqual([422, form.write.status])
  },

  'signed out in mid-form, signs in, and it is saved': async (page, request, form) => {
    const { submit, good, done } = form
    await open(page, form)
    for (const entry of good) await type(page, entry)
    await answerNext(page, '401')
    await press(page, submit)
    await expect(page.getByRole('group', { name: 'Sign in to go on' })).toBeVisible()
    await holds(page, good)
    await press(page, 'Sign in and save')
    await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button(page, 'Sign in and save')).toBeFocused()
    await holds(page, good)
    await page.keyboard.press('Enter')
    await press(page, 'Sign in as Mia')
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await holds(page, good)
    expect(await writes(request, form)).toEqual([401, form.write.status])
  },

  'cut off, it may have been saved: all that was typed is there, to check and to send again': async (page, request, form) => {
    const { submit, good, done } = form
    await open(page, form)
    for (const entry of good) await type(page, entry)
    await answerNext(page, 'Nothing: cut off')
    await press(page, submit)
    const notice = page.getByRole('group', { name: 'This service cannot be reached' })
    await expect(notice).toContainText('It may have been saved or not')
    await expect(notice.getByRole('button')).toHaveText(['Check', 'Send again'])
    await holds(page, good)
    await press(page, 'Check')
    await expect(button(page, 'Check')).toBeFocused()
    await holds(page, good)
    expect(await writes(request, form)).toHaveLength(1)
    await press(page, 'Send again')
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await holds(page, good)
    expect(await writes(request, form)).toHaveLength(2)
  },

  'no other answer takes anything away': async (page, request, form) => {
    const { submit, good } = form
    await open(page, form)
    for (const entry of good) await type(page, entry)
    for (const [answer, title] of answers) {
      await answerNext(page, answer)
      await press(page, submit)
      const notice = page.getByRole('group', { name: title })
      await expect(notice).toBeVisible()
      await holds(page, good)
      if (answer !== '409') continue
      await changeEverything(request)
      await press(page, 'Load the latest version')
      await expect(notice).toHaveCount(0)
      await holds(page, good)
    }
  },

  'the panel fills in what LiSA refuses': async (page, _request, form) => {
    const { submit, refused } = form
    await open(page, form)
    await press(page, 'Fill in what is refused')
    await press(page, submit)
    await expect(summary(page)).toBeFocused()
    for (const message of Object.values(refused)) await expect(summary(page)).toContainText(message)
    expect(await summary(page).getByRole('link').count()).toBeGreaterThan(0)
  },
} satisfies Record<string, (page: Page, request: APIRequestContext, form: Form) => Promise<void>>

/** Which form is walked by `npm test`: a 422 in each, since each has another form library, all else in one of them. */
export const isPromise = (walk: string, { slug }: Form): boolean =>
  walk.startsWith('what LiSA refuses') || (slug === 'show' && !walk.startsWith('the panel'))

/** Somebody else has been at the product that the form is about. */
async function changeEverything(request: APIRequestContext): Promise<void> {
  const headers = { authorization: 'ApiKey sandbox' }
  const { items } = await (await request.get('/api/lisa/products?limit=1', { headers })).json()
  const data = { title: { '*': 'Changed meanwhile' }, variants: [] }
  expect((await request.patch(`/api/lisa/products/${items[0].id}`, { headers, data })).ok()).toBe(true)
}

/** The answers to the form's writes; 0 where there was none. */
async function writes(request: APIRequestContext, { write }: Form): Promise<number[]> {
  const seen = await seenByTheServer(request)
  return seen.filter(({ method, path }) => method === write.method && write.path.test(path)).map(({ status }) => status)
}

import assert from 'node:assert/strict'
import { expect } from '@playwright/test'
import { password } from './running-app.ts'
import type { Step } from './steps.ts'
import { patient } from './visit.ts'

/** Saves a show: the page asks to sign in, then LiSA refuses a field, then it is saved; what was typed stays. */
async function edit(...[page, { sandbox }, seen]: Parameters<Step['perform']>): Promise<void> {
  const title = page.getByLabel('Title')
  const save = page.getByRole('button', { name: 'Save' })
  const secret = page.getByLabel('password')
  await title.fill('Skis')
  await save.click()
  await secret.fill(password)
  await expect(title).toHaveValue('Skis', patient)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('You are signed in.')).toBeVisible(patient)
  sandbox.next({ status: 422, method: 'PATCH', path: '/shows/42' })
  await save.click()
  await expect(title).toHaveAccessibleDescription("can't be blank", patient)
  await expect(title).toHaveValue('Skis', patient)
  await save.click()
  await expect(page.getByText('Saved')).toBeVisible(patient)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skis', patient)
  assert.deepEqual(seen.requests, [], 'requests from the browser')
}

/** Adds a show without JavaScript: each answer is a new page, with what was typed and what became of it. */
async function add(...[page, { sandbox }]: Parameters<Step['perform']>): Promise<void> {
  const title = page.getByLabel('Title')
  const save = page.getByRole('button', { name: 'Save' })
  await title.fill('Skis')
  await save.click()
  await expect(title).toHaveValue('Skis', patient)
  await page.getByLabel('password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  // The page knows of one form's answer: the other one is empty again.
  await expect(title).toHaveValue('', patient)
  await title.fill('Boots')
  sandbox.next({ status: 422, method: 'POST', path: '/shows' })
  await save.click()
  await expect(title).toHaveAccessibleDescription("can't be blank", patient)
  await expect(title).toHaveValue('Boots', patient)
  await save.click()
  await expect(page.getByText('Saved')).toBeVisible(patient)
}

/** What a person does on a page with a form by server action. */
export const editSteps: readonly Step[] = [
  { kind: 'edit: sign-in, 422, saved', path: '/shows/42/edit', needs: 'edit', perform: edit },
  { kind: 'form: sign-in, 422, saved, no JavaScript', path: '/new', needs: 'edit', isWithoutJavaScript: true, perform: add },
]

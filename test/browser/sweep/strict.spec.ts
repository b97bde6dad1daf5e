import { contents } from '../../../example/guide/contents.ts'
import { nameOf, rows } from '../../../example/lab/rows.ts'
import { forms, open as openForm, press } from '../forms-page.ts'
import { isFinal } from '../lab-page.ts'
import { filledWidgets } from '../page.ts'
import { player, watch } from '../player-page.ts'
import { expect, test } from './strict.ts'

// Under a strict Content-Security-Policy and Trusted Types: what people do with the pages is in `walks.spec.ts`, all else here.

test('what breaks the policy is noticed, by the page and by a report', async ({ page, violations, reports }) => {
  await page.goto('/#/minimal')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red')
    document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/a.png' }))
    try {
      document.body.innerHTML = '<b>bold</b>'
    } catch {}
    try {
      Function('return 1')
    } catch {}
  })
  for (const directive of ['style-src-attr', 'img-src', 'require-trusted-types-for']) {
    await expect.poll(() => violations.join()).toContain(directive)
    await expect.poll(() => reports.join()).toContain(directive)
  }
  violations.splice(0)
  reports.splice(0)
})

test.describe('nothing breaks the policy', () => {
  test.use({ mayComplainOf: 'nothing' })

  test('in the lab, whatever LiSA answers', async ({ page }) => {
    await page.clock.install()
    await page.goto(`/#/lab/${rows.at(-1)?.slug}`)
    for (const row of rows) {
      await test.step(nameOf(row), async () => {
        await page
          .getByRole('navigation', { name: 'What LiSA answers' })
          .getByRole('link', { name: nameOf(row), exact: true })
          .click()
        await page.getByRole('button', { name: /^(Send the request|Start over)$/ }).click()
        await isFinal(page)
      })
    }
  })

  for (const form of forms) {
    test(`in the form ${form.slug}, refused and corrected`, async ({ page }) => {
      await openForm(page, form)
      await page.getByRole('button', { name: 'Fill in what is refused' }).click()
      await press(page, form.submit)
      await expect(page.getByRole('group', { name: 'Some entries need a correction' })).toBeFocused()
    })
  }

  test('in the lab, where many read at once', async ({ page }) => {
    await page.goto('/#/lab/limits')
    await page.getByRole('button', { name: 'Sign in as Mia' }).click()
    await page.getByRole('button', { name: '20 widgets at once' }).click()
    await expect(filledWidgets(page)).toHaveCount(20)
    await page.goto('/#/lab/crowd')
    await page.getByRole('combobox', { name: 'Visitors' }).selectOption('100')
    await page.getByRole('button', { name: 'Let them come' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'All have come.' })).toBeVisible({ timeout: 120_000 })
  })

  test('in the few files that one begins with', async ({ page }) => {
    await page.goto('/#/minimal')
    await page.getByRole('textbox', { name: 'Title' }).fill('Goggles')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByText('You are not signed in.', { exact: true })).toBeVisible()
  })

  test('in the player, docked and floating, and in the page around it', async ({ page }) => {
    await watch(page)
    await expect(player(page).getByRole('heading', { level: 1 })).toHaveText('Slow fire: one pot, four hours')
    // Its stylesheet has come, too.
    await expect(player(page).locator('main')).toHaveCSS('position', 'relative')
    await player(page).getByRole('button', { name: 'Float' }).click()
    await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'floating')
  })

  test('in another app with widgets in it', async ({ page }) => {
    await page.goto('/host.html')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('The Long Table').first()).toBeVisible()
  })

  test('on any page of the guide, and in its search', async ({ page }) => {
    for (const name of contents.flatMap(({ pages }) => pages)) {
      await page.goto(`/guide/${name}.html`)
      const live = page.locator('[data-live]')
      await expect(live.getByRole('button', { name: 'Again', exact: true })).toHaveCount(await live.count())
      await expect(page.getByRole('searchbox')).toBeVisible()
    }
    await page.getByRole('searchbox').fill('outcome')
    await expect(page.getByRole('search').getByRole('link').first()).toBeVisible()
  })
})

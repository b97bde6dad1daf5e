import { formWalks, isPromise } from './form-walks.ts'
import { forms } from './forms-page.ts'
import { complaintsOf, freshSandbox } from './page.ts'
import { expect, test } from './test.ts'

let complaints: string[] = []

test.beforeEach(async ({ page, request }) => {
  await freshSandbox(request)
  complaints = complaintsOf(page, { isOverHttp: true })
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const form of forms) {
  for (const [name, walk] of Object.entries(formWalks)) {
    if (isPromise(name, form)) test(`${form.slug}: ${name}`, ({ page, request }) => walk(page, request, form))
  }
}

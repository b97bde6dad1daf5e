import { formWalks, isPromise } from './form-walks.ts'
import { forms } from './forms-page.ts'
import { freshSandbox } from './page.ts'
import { test } from './test.ts'

test.use({ mayComplainOf: 'refused requests' })

test.beforeEach(({ request }) => freshSandbox(request))

for (const form of forms) {
  for (const [name, walk] of Object.entries(formWalks)) {
    if (isPromise(name, form)) test(`${form.slug}: ${name}`, ({ page, request }) => walk(page, request, form))
  }
}

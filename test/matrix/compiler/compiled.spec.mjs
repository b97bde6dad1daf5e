import { expect, test } from 'vitest'
import { NewProduct, ShowCard } from './app.tsx'

test.each([ShowCard, NewProduct])('React Compiler has compiled %o', (component) => {
  expect(String(component)).toMatch(/memo_cache_sentinel|\$\[0\]/)
})

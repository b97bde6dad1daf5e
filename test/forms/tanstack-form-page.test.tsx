// @vitest-environment jsdom
import { type AnyFormApi, useForm } from '@tanstack/react-form'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type LisaError, lisaError } from 'lisa-query'
import { useFormErrors } from 'lisa-query/tanstack-form'
import { Activity, type ReactElement, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(cleanup)

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /products: 422', method: 'POST', url: 'https://lisa.test/products', fields, messages })

type Source = Parameters<typeof useFormErrors>[1]

const defaultValues = {
  title: 'a',
  price: Number.NaN,
  tags: ['a'],
  seo: { slug: 'a', text: 'a' },
  variants: [{ price: '1' }, { price: '2' }, { price: '3' }],
}

interface FormProps {
  source: Source
  fields: string[]
  options?: Parameters<typeof useFormErrors>[2]
  onForm?: (form: AnyFormApi) => void
}

function Form({ source, fields, options, onForm }: FormProps): ReactElement {
  const form = useForm({ defaultValues, canSubmitWhenInvalid: true })
  onForm?.(form)
  useFormErrors(form, source, options)
  return (
    <form>
      <form.Subscribe selector={({ errors }) => errors}>
        {(errors) => <p data-testid="form">{errors.join(' ')}</p>}
      </form.Subscribe>
      {fields.map((name) => (
        <form.Field key={name} name={name as 'title'}>
          {({ state, handleChange }) => (
            <>
              <input
                aria-label={name}
                name={name}
                value={`${state.value}`}
                onChange={({ target }) => handleChange(target.value)}
              />
              <p data-testid={name}>{state.meta.errors.join(' ')}</p>
            </>
          )}
        </form.Field>
      ))}
    </form>
  )
}

const shown = (name: string): string | null => screen.getByTestId(name).textContent
const type = (name: string, value: string): boolean => fireEvent.change(screen.getByLabelText(name), { target: { value } })
const settle = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve)))

/** A form that has been refused. */
async function refused(
  error: LisaError,
  props: Omit<FormProps, 'source'>,
): Promise<{ form: AnyFormApi; rerender: (next: Partial<FormProps>) => Promise<void> }> {
  let form: AnyFormApi | undefined
  const onForm = (own: AnyFormApi): void => {
    form = own
  }
  const view = render(<Form source={null} {...props} onForm={onForm} />)
  const rerender = async (next: Partial<FormProps>): Promise<void> => {
    view.rerender(<Form source={error} {...props} onForm={onForm} {...next} />)
    await settle()
  }
  await rerender({})
  return { form: form as unknown as AnyFormApi, rerender }
}

test('a value that is not equal to itself, or is a copy, is no edit', async () => {
  const { form } = await refused(refusal({ price: ['is no number'], tags: ['are odd'] }), { fields: ['title', 'price', 'tags'] })
  type('title', 'b')
  act(() => form.setFieldValue('tags', ['a']))
  await settle()
  expect([shown('price'), shown('tags')]).toEqual(['is no number', 'are odd'])
  act(() => form.setFieldValue('tags', ['b']))
  await settle()
  expect([shown('price'), shown('tags')]).toEqual(['is no number', ''])
})

test('setting the object around fields puts away what is said of those that have another value', async () => {
  const { form } = await refused(refusal({ 'seo.slug': ['is odd'], 'seo.text': ['is long'] }), {
    fields: ['seo.slug', 'seo.text'],
  })
  act(() => form.setFieldValue('seo', { slug: 'b', text: 'a' }))
  await settle()
  expect([shown('seo.slug'), shown('seo.text')]).toEqual(['', 'is long'])
})

test('a reset puts all of it away, for good', async () => {
  const { form, rerender } = await refused(refusal({ title: ['is short'], ghost: ['is gone'] }, ['Locked']), {
    fields: ['title'],
  })
  expect([shown('title'), shown('form')]).toEqual(['is short', 'Locked Ghost: is gone'])
  act(() => form.reset())
  await rerender({})
  expect([shown('title'), shown('form')]).toEqual(['', ''])
})

test('a form that was hidden for a while shows no corrected message again, and moves no focus', async () => {
  const focus = vi.fn()
  const error = refusal({ title: ['is short'], 'seo.slug': ['is odd'], ghost: ['is gone'] })
  const page = (mode: 'visible' | 'hidden', source: Source): ReactElement => (
    <Activity mode={mode}>
      <Form source={source} fields={['title', 'seo.slug']} options={focus} />
    </Activity>
  )
  const { rerender } = render(page('visible', null))
  rerender(page('visible', error))
  type('title', 'longer')
  await settle()
  for (const mode of ['hidden', 'visible'] as const) {
    rerender(page(mode, error))
    await settle()
  }
  expect([shown('title'), shown('seo.slug'), shown('form')]).toEqual(['', 'is odd', 'Ghost: is gone'])
  expect(focus.mock.calls).toEqual([['title']])
})

test('`focus` learns the first refused field of the page, also where it came last', async () => {
  const focus = vi.fn()
  const error = refusal({ title: ['is short'], 'seo.slug': ['is odd'] })
  const { rerender } = render(<Form source={null} fields={['seo.slug']} options={{ focus }} />)
  rerender(<Form source={null} fields={['title', 'seo.slug']} options={{ focus }} />)
  rerender(<Form source={error} fields={['title', 'seo.slug']} options={{ focus }} />)
  expect(focus.mock.calls).toEqual([['title']])
})

test('where a field cannot have the focus, `focus` learns the next', async () => {
  const focus = vi.fn((name: string) => name !== 'title')
  await refused(refusal({ title: ['is short'], 'seo.slug': ['is odd'] }), { fields: ['title', 'seo.slug'], options: { focus } })
  expect(focus.mock.calls).toEqual([['title'], ['seo.slug']])
})

test('names of LiSA’s find the form’s own', async () => {
  await refused(refusal({ name: ['is short'], 'rows.1.cost': ['is low'] }), {
    fields: ['title', 'variants[1].price'],
    options: { names: { name: 'title', 'rows.*.cost': 'variants[*].price' } },
  })
  expect([shown('title'), shown('variants[1].price'), shown('form')]).toEqual(['is short', 'is low', ''])
})

test('a field of a wizard’s other step has its message when it comes back, and the form no longer says it', async () => {
  const { rerender } = await refused(refusal({ title: ['is short'], 'seo.slug': ['is odd'] }), { fields: ['seo.slug'] })
  expect([shown('seo.slug'), shown('form')]).toEqual(['is odd', 'Title: is short'])
  await rerender({ fields: ['title'] })
  expect([shown('title'), shown('form')]).toEqual(['is short', 'Seo slug: is odd'])
  await rerender({ fields: ['seo.slug'] })
  expect([shown('seo.slug'), shown('form')]).toEqual(['is odd', 'Title: is short'])
  type('seo.slug', 'b')
  await settle()
  await rerender({ fields: ['title'] })
  await rerender({ fields: ['seo.slug'] })
  expect([shown('seo.slug'), shown('form')]).toEqual(['', 'Title: is short'])
})

test.each<[string, (form: AnyFormApi) => unknown, string[]]>([
  ['removed', (form) => form.removeFieldValue('variants' as never, 0), ['is low', '']],
  [
    'removed, and another edited',
    (form) => {
      form.setFieldValue('variants[1].price', '9')
      return form.removeFieldValue('variants' as never, 0)
    },
    ['', ''],
  ],
  ['put in before it', (form) => form.insertFieldValue('variants' as never, 0, { price: '7' }), ['', '', 'is low']],
  ['swapped', (form) => form.swapFieldValues('variants' as never, 1, 0), ['is low', '', '']],
  ['edited', (form) => form.setFieldValue('variants[0].price', '9'), ['', 'is low', '']],
])('a row that is %s while the request is under way shifts no message to another', async (_what, change, expected) => {
  function Rows({ source }: { source: Source }): ReactElement {
    const [count, setCount] = useState(3)
    return (
      <>
        <Form
          source={source}
          fields={['variants', ...Array.from({ length: count }, (_, index) => `variants[${index}].price`)]}
          onForm={(own) => {
            form = own
          }}
        />
        <button type="button" onClick={() => setCount(form?.state.values.variants.length ?? 0)}>
          count
        </button>
      </>
    )
  }
  let form: AnyFormApi | undefined
  const { rerender } = render(<Rows source={{ error: null, isPending: true, submittedAt: 1 }} />)
  await act(async () => void (await change(form as AnyFormApi)))
  fireEvent.click(screen.getByRole('button', { name: 'count' }))
  await settle()
  rerender(<Rows source={{ error: refusal({ 'variants.1.price': ['is low'] }), isPending: false, submittedAt: 1 }} />)
  await settle()
  expect(expected.map((_, index) => shown(`variants[${index}].price`))).toEqual(expected)
})

// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type FieldErrorsOptions, type LisaError, lisaError } from 'lisa-query'
import { useFormErrors } from 'lisa-query/react-hook-form'
import { Activity, type ReactElement, type ReactNode, useState } from 'react'
import { Controller, type UseFormReturn, useFieldArray, useForm } from 'react-hook-form'
import { afterEach, expect, test } from 'vitest'

afterEach(cleanup)

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /products: 422', method: 'POST', url: 'https://lisa.test/products', fields, messages })

interface Values {
  title: string
  startsAt: string
  seo: { slug: string; text: string }
  variants: { price: string }[]
}

type Source = Parameters<typeof useFormErrors>[1]

interface FormProps extends FieldErrorsOptions {
  source: Source
  children: (form: UseFormReturn<Values>) => ReactNode
}

const defaultValues: Values = {
  title: 'a',
  startsAt: '',
  seo: { slug: 'a', text: 'a' },
  variants: [{ price: '1' }, { price: '2' }, { price: '3' }],
}

function Form({ source, children, ...options }: FormProps): ReactElement {
  const form = useForm<Values>({ defaultValues })
  useFormErrors(form, source, options)
  return (
    <form>
      <p data-testid="form">{form.formState.errors.root?.message}</p>
      {children(form)}
      <button type="reset">Start over</button>
    </form>
  )
}

type Name = 'title' | 'startsAt' | 'seo.slug' | 'seo.text' | `variants.${number}.price`

/** A field, with what is said of it. */
function Field({
  form,
  name,
  ...props
}: {
  form: UseFormReturn<Values>
  name: Name
  type?: string
  disabled?: boolean
}): ReactElement {
  return (
    <>
      <input aria-label={name} {...form.register(name)} {...props} />
      <p data-testid={name}>{form.getFieldState(name, form.formState).error?.message}</p>
    </>
  )
}

const fieldsOf =
  (...names: Name[]) =>
  (form: UseFormReturn<Values>): ReactNode =>
    names.map((name) => <Field key={name} form={form} name={name} />)

const shown = (name: string): string | null => screen.getByTestId(name).textContent
const input = (name: string): HTMLElement => screen.getByLabelText(name)
const type = (name: string, value: string): boolean => fireEvent.input(input(name), { target: { value } })
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))

/** A form that has been refused. */
function refused(error: LisaError, children: FormProps['children'], options: FieldErrorsOptions = {}): ReturnType<typeof render> {
  const view = render(
    <Form source={null} {...options}>
      {children}
    </Form>,
  )
  view.rerender(
    <Form source={error} {...options}>
      {children}
    </Form>,
  )
  return view
}

test('this version of React Hook Form has what the adapter reads of its state', () => {
  let form: UseFormReturn<Values> | undefined
  render(
    <Form source={null}>
      {(own) => {
        form = own
        return fieldsOf('title')(own)
      }}
    </Form>,
  )
  const { _names, _options, _setValid, _fields } = (form as UseFormReturn<Values>).control
  expect([_names.mount.has('title'), _names.array instanceof Set, _options.shouldFocusError]).toEqual([true, true, true])
  expect(_setValid).toBeTypeOf('function')
  const { mount, ref } = Object(_fields.title?._f) as { mount: boolean; ref: unknown }
  expect([mount, ref === input('title')]).toEqual([true, true])
})

test('setting the object around fields puts away what is said of those that have another value', () => {
  refused(refusal({ 'seo.slug': ['is odd'], 'seo.text': ['is long'], title: ['is short'] }), (form) => (
    <>
      {fieldsOf('title', 'seo.slug', 'seo.text')(form)}
      <button type="button" onClick={() => form.setValue('seo', { slug: 'b', text: 'a' })}>
        suggest
      </button>
    </>
  ))
  press('suggest')
  expect([shown('seo.slug'), shown('seo.text'), shown('title')]).toEqual(['', 'is long', 'is short'])
})

test.each<[string, (form: UseFormReturn<Values>) => void]>([
  ['the form’s own', (form) => form.reset()],
  ['a reset to other values', (form) => form.reset({ ...defaultValues, title: 'b' })],
])('a reset puts all of it away, for good: %s', (_which, reset) => {
  const children = (form: UseFormReturn<Values>): ReactNode => (
    <>
      {fieldsOf('title')(form)}
      <button type="button" onClick={() => reset(form)}>
        reset
      </button>
    </>
  )
  const error = refusal({ title: ['is short'], ghost: ['is gone'] }, ['Locked'])
  const { rerender } = refused(error, children)
  expect([shown('title'), shown('form')]).toEqual(['is short', 'Locked Ghost: is gone'])
  press('reset')
  rerender(<Form source={error}>{children}</Form>)
  expect([shown('title'), shown('form')]).toEqual(['', ''])
})

test('the browser’s own reset puts all of it away, too', () => {
  refused(refusal({ title: ['is short'] }, ['Locked']), fieldsOf('title'))
  press('Start over')
  expect([shown('title'), shown('form')]).toEqual(['', ''])
})

test('a form that was hidden for a while shows no corrected message again, and moves no focus', () => {
  const error = refusal({ title: ['is short'], 'seo.slug': ['is odd'], ghost: ['is gone'] })
  const page = (mode: 'visible' | 'hidden', source: Source): ReactElement => (
    <>
      <button type="button">elsewhere</button>
      <Activity mode={mode}>
        <Form source={source}>{fieldsOf('title', 'seo.slug')}</Form>
      </Activity>
    </>
  )
  const { rerender } = render(page('visible', null))
  rerender(page('visible', error))
  type('title', 'longer')
  rerender(page('hidden', error))
  screen.getByRole('button', { name: 'elsewhere' }).focus()
  rerender(page('visible', error))
  expect([shown('title'), shown('seo.slug'), shown('form')]).toEqual(['', 'is odd', 'Ghost: is gone'])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'elsewhere' }))
})

test('the first refused field of the page has the focus, also where it came last', () => {
  const error = refusal({ title: ['is short'], 'seo.slug': ['is odd'] })
  const { rerender } = render(<Form source={null}>{fieldsOf('seo.slug')}</Form>)
  rerender(<Form source={null}>{fieldsOf('title', 'seo.slug')}</Form>)
  rerender(<Form source={error}>{fieldsOf('title', 'seo.slug')}</Form>)
  expect(document.activeElement).toBe(input('title'))
})

test('so it is where the first one is a `Controller`', () => {
  const controlled = (form: UseFormReturn<Values>): ReactNode => (
    <Controller control={form.control} name="title" render={({ field }) => <input aria-label="title" {...field} />} />
  )
  const children = (form: UseFormReturn<Values>): ReactNode => (
    <>
      {controlled(form)}
      {fieldsOf('seo.slug')(form)}
    </>
  )
  const { rerender } = render(<Form source={null}>{fieldsOf('seo.slug')}</Form>)
  rerender(<Form source={null}>{children}</Form>)
  rerender(<Form source={refusal({ 'seo.slug': ['is odd'], title: ['is short'] })}>{children}</Form>)
  expect(document.activeElement).toBe(input('title'))
})

test.each<[string, object]>([
  ['a hidden field', { type: 'hidden' }],
  ['a field that is switched off', { disabled: true }],
  ['an inert field', { inert: true }],
])('the focus goes past %s to the next', (_what, props) => {
  refused(refusal({ title: ['is short'], 'seo.slug': ['is odd'] }), (form) => (
    <>
      <Field form={form} name="title" {...props} />
      {fieldsOf('seo.slug')(form)}
    </>
  ))
  expect(document.activeElement).toBe(input('seo.slug'))
})

test('a name of LiSA’s finds the form’s own, brackets included', () => {
  refused(
    refusal({ start_at: ['is past'], 'variants.1.cost': ['is low'] }),
    (form) => (
      <>
        {fieldsOf('startsAt')(form)}
        <input aria-label="price" {...form.register('variants[1].price' as never)} />
        <p data-testid="price">{form.formState.errors.variants?.[1]?.price?.message}</p>
      </>
    ),
    { names: { start_at: 'startsAt', 'variants.*.cost': 'variants[*].price' } },
  )
  expect([shown('startsAt'), shown('price'), shown('form')]).toEqual(['is past', 'is low', ''])
  expect(document.activeElement).toBe(input('startsAt'))
  type('price', '9')
  expect(shown('price')).toBe('')
})

test('a field of a wizard’s other step has its message when it comes back, and the form no longer says it', () => {
  const error = refusal({ title: ['is short'], 'seo.slug': ['is odd'] })
  const { rerender } = render(<Form source={null}>{fieldsOf('title')}</Form>)
  rerender(<Form source={null}>{fieldsOf('seo.slug')}</Form>)
  rerender(<Form source={error}>{fieldsOf('seo.slug')}</Form>)
  expect([shown('seo.slug'), shown('form')]).toEqual(['is odd', 'Title: is short'])
  rerender(<Form source={error}>{fieldsOf('title')}</Form>)
  expect([shown('title'), shown('form')]).toEqual(['is short', ''])
  rerender(<Form source={error}>{fieldsOf('seo.slug')}</Form>)
  expect(shown('seo.slug')).toBe('is odd')
})

test('so it has where the step changes without a render of the form', async () => {
  let go: (step: Name) => void = () => undefined
  function Step({ form }: { form: UseFormReturn<Values> }): ReactElement {
    const [step, setStep] = useState<Name>('seo.slug')
    go = setStep
    return <>{fieldsOf(step)(form)}</>
  }
  refused(refusal({ title: ['is short'] }), (form) => <Step form={form} />)
  expect(shown('form')).toBe('Title: is short')
  await act(async () => go('title'))
  expect([shown('title'), shown('form')]).toEqual(['is short', ''])
})

test('a row that is removed while the request is under way shifts no message to another', () => {
  function Rows({ source }: { source: Source }): ReactElement {
    const form = useForm<Values>({ defaultValues })
    const rows = useFieldArray({ control: form.control, name: 'variants' })
    useFormErrors(form, source)
    return (
      <form>
        <p data-testid="rows">{form.formState.errors.variants?.root?.message}</p>
        {rows.fields.map(({ id }, index) => (
          <Field key={id} form={form} name={`variants.${index}.price`} />
        ))}
        <button type="button" onClick={() => rows.remove(0)}>
          remove
        </button>
      </form>
    )
  }
  const { rerender } = render(<Rows source={{ error: null, isPending: true, submittedAt: 1 }} />)
  press('remove')
  const error = refusal({ 'variants.0.price': ['is high'], 'variants.1.price': ['is low'] })
  rerender(<Rows source={{ error, isPending: false, submittedAt: 1 }} />)
  expect([shown('variants.0.price'), shown('variants.1.price'), shown('rows')]).toEqual(['is low', '', 'is high'])
})

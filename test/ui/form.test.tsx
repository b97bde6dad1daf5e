// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { type FieldErrors, type LisaError, lisaError, useFieldErrors } from 'lisa-query'
import { de } from 'lisa-query/messages'
import { ErrorSummary, FieldError } from 'lisa-query/ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { expect, test } from 'vitest'
import { act, onFakeTime } from '../support/react.tsx'
import { at, markup, showing } from './showing.tsx'

onFakeTime()

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { ...at, fields, messages })

interface FormProps {
  error: LisaError | null
  title?: string
  children?: (errors: FieldErrors) => ReactNode
}

function Form({ error, title, children = titleInput }: FormProps): ReactElement {
  const errors = useFieldErrors(error)
  return (
    <form>
      <ErrorSummary errors={errors} title={title} headingLevel={2} />
      {children(errors)}
    </form>
  )
}

const titleInput = (errors: FieldErrors): ReactNode => (
  <>
    <label>
      Title of the show: <input {...errors.getInputProps('title')} />
      <FieldError errors={errors} path="title" />
    </label>
  </>
)

const lines = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent)

test('shows nothing while there is nothing to correct', async () => {
  const { container } = await showing(<Form error={null} />)
  expect(container.querySelector('[class^=lisa]')).toBeNull()
})

test('the summary is a group named by its title, and takes the focus', async () => {
  const { change } = await showing(<Form error={null} />)
  await change(<Form error={refusal({ title: ["can't be blank"] })} />)
  const summary = screen.getByRole('group', { name: 'Some entries need a correction' })
  expect(document.activeElement).toBe(summary)
  expect(summary.textContent).toContain('Correct them, then send it again.')
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Some entries need a correction')
})

test('it can be called otherwise', async () => {
  await showing(<Form error={refusal({ title: ['x'] })} title="Not saved yet" />)
  expect(screen.getByRole('group', { name: 'Not saved yet' })).toBeTruthy()
})

test('puts the label that people see before a message, the path in words where there is no field, and neither where the message has it', async () => {
  await showing(
    <Form
      error={refusal(
        { title: ["can't be blank", 'Title of the show is too short', 'title of the showroom'], 'variants.0.sku': ['is taken'] },
        ['Locked.'],
      )}
    />,
  )
  expect(lines()).toEqual([
    'Locked.',
    "Title of the show: can't be blank",
    'Title of the show is too short',
    'Title of the show: title of the showroom',
    'Variants 1 sku: is taken',
  ])
})

test.each<[string, (props: object) => ReactNode]>([
  ['<label for>', (props) => <LabelFor {...(props as { id: string })} />],
  ['aria-label', (props) => <input {...props} aria-label="Price" />],
  [
    'aria-labelledby',
    (props) => (
      <>
        <b id="of-price">Price *</b>
        <input {...props} aria-labelledby="of-price" />
      </>
    ),
  ],
  [
    '<legend>',
    (props) => (
      <fieldset {...props}>
        <legend>Price</legend>
      </fieldset>
    ),
  ],
])('finds the label in %s', async (_where, input) => {
  await showing(
    <Form error={refusal({ price: ['has to be more than 0'] })}>
      {(errors) => {
        const { name, ...props } = errors.getInputProps('price')
        return input(props)
      }}
    </Form>,
  )
  expect(lines()).toEqual(['Price: has to be more than 0'])
})

function LabelFor(props: { id: string }): ReactElement {
  return (
    <>
      <label htmlFor={props.id}>Price</label>
      <input {...props} />
    </>
  )
}

test('takes no message for a part of the label that it stands in', async () => {
  const error = refusal({ title: ["can't be blank"] })
  const { change } = await showing(<Form error={error} />)
  await change(<Form error={error} />)
  expect(lines()).toEqual(["Title of the show: can't be blank"])
})

test('says the label as it is after a change of language, also where the summary is not rendered again', async () => {
  let speak: (language: string) => void = () => undefined
  function Label(): ReactElement {
    const [language, setLanguage] = useState('en')
    speak = setLanguage
    return <>{language === 'en' ? 'Price' : 'Preis'}</>
  }
  const errors = (found: FieldErrors): ReactNode => (
    <label>
      <Label />: <input {...found.getInputProps('price')} />
    </label>
  )
  await showing(<Form error={refusal({ price: ['is low'] })}>{errors}</Form>)
  expect(lines()).toEqual(['Price: is low'])
  await act(async () => speak('de'))
  expect(lines()).toEqual(['Preis: is low'])
})

test('finds label and field in a shadow root', async () => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  await showing(createPortal(<Form error={refusal({ title: ['is short'] })} />, root))
  expect(root.querySelector('li')?.textContent).toBe('Title of the show: is short')
  fireEvent.click(root.querySelector('a') as HTMLElement)
  expect(root.activeElement).toBe(root.querySelector('input'))
  host.remove()
})

test('a line leads to its field', async () => {
  await showing(<Form error={refusal({ title: ["can't be blank"] })} />)
  fireEvent.click(screen.getByRole('link', { name: "Title of the show: can't be blank" }))
  expect(document.activeElement).toBe(screen.getByRole('textbox'))
})

test('a field is described by its messages, a line each, and loses them when it is edited', async () => {
  const { container } = await showing(<Form error={refusal({ title: ["can't be blank", 'is taken'] })} />)
  const input = screen.getByRole('textbox')
  const messages = container.querySelector(`[id="${input.getAttribute('aria-describedby')}"]`)
  expect([...(messages?.children ?? [])].map(({ textContent }) => textContent)).toEqual(["can't be blank", 'is taken'])
  fireEvent.input(input, { target: { value: 'Ski night' } })
  expect(container.querySelector('.lisa-field-error')).toBeNull()
  expect(screen.queryByRole('group')).toBeNull()
})

test('markup from a server stays text', async () => {
  const { container } = await showing(<Form error={refusal({ title: [markup], [markup]: ['is odd'] }, [markup])} />)
  expect(lines()).toEqual([markup, `Title of the show: ${markup}`, `${markup}: is odd`])
  expect(container.querySelector('.lisa-field-error')?.textContent).toBe(markup)
  expect(container.querySelector('img')).toBeNull()
})

test('speaks German', async () => {
  await showing(<Form error={refusal({ title: ['fehlt'] })} />, { messages: de })
  expect(screen.getByRole('group', { name: de.errors.invalid.title as string })).toBeTruthy()
})

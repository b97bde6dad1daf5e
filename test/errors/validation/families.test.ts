import { expect, it } from 'vitest'
import { invalid } from './invalid.ts'

/** Where servers put what they refuse. */
const wrappings: Record<string, (inner: unknown) => unknown> = {
  nothing: (inner) => inner,
  errors: (errors) => ({ errors }),
  error: (error) => ({ error }),
  detail: (detail) => ({ detail }),
  details: (details) => ({ details }),
  message: (message) => ({ message }),
  parameters: (parameters) => ({ parameters }),
  violations: (violations) => ({ violations }),
  issues: (issues) => ({ issues }),
  data: (data) => ({ success: false, data }),
  'error.errors': (errors) => ({ error: { errors } }),
  'error.details': (details) => ({ error: { code: 'E1', message: 'The request was refused', details } }),
  'error.parameters': (parameters) => ({ error: { parameters } }),
  'error.violations': (violations) => ({ error: { violations } }),
  'error.issues': (issues) => ({ error: { issues } }),
  'errors.parameters': (parameters) => ({ errors: { parameters } }),
  'errors beside a message': (errors) => ({ message: 'The request was refused', errors }),
  'errors beside a status': (errors) => ({ status: 422, code: 'x', errors }),
  'errors beside an error': (errors) => ({ error: 'validation_failed', errors }),
  'details beside a message': (details) => ({ message: 'The request was refused', details }),
  'details beside an error': (details) => ({ error: 'Unprocessable Entity', details }),
  'parameters beside a message': (parameters) => ({ message: 'The request was refused', parameters }),
  'parameters beside a code': (parameters) => ({ code: 'x', parameters }),
  'issues beside a message': (issues) => ({ statusCode: 422, message: 'The request was refused', issues }),
}

const summaries = ['The request was refused', 'Unprocessable Entity', 'validation_failed']

/** How they name the field of a sentence, and write its path. */
const fieldNames: Record<string, [title: unknown, price: unknown, none: unknown]> = {
  field: ['title', 'variants[0].price', ''],
  path: ['title', 'variants.0.price', ''],
  name: ['title', 'variants[0][price]', ''],
  loc: [['body', 'title'], ['body', 'variants', 0, 'price'], ['body']],
  param: ['title', 'variants[0].price', ''],
  pointer: ['/title', '#/variants/0/price', ''],
  property: ['title', 'variants[0].price', ''],
  attribute: ['title', 'variants.0.price', ''],
  key: ['title', 'variants.0.price', ''],
}

const textNames = ['message', 'msg', 'detail', 'reason', 'description', 'error']

/** Every way to say that of `title`, of `variants.0.price` and of the whole. */
function bodiesOf([title, price, whole]: readonly string[]): unknown[] {
  const lists = Object.entries(fieldNames).flatMap(([field, [ofTitle, ofPrice, ofNone]]) =>
    textNames.flatMap((text) => [
      [{ [field]: ofTitle, [text]: title }, { [field]: ofPrice, [text]: price }, { [text]: whole }],
      [
        { code: 'bad', [field]: ofTitle, [text]: title, value: 'My first show' },
        { code: 'bad', [field]: ofPrice, [text]: price },
        { code: 'bad', [field]: ofNone, [text]: whole },
      ],
    ]),
  )
  return [
    ...lists,
    { title, 'variants.0.price': price, base: whole },
    { title: [title], 'variants[0].price': [price], base: [whole] },
    { title: [title], variants: [{ price: [price] }], base: [whole] },
    { title, variants: { 0: { price } }, base: whole },
    [{ title }, { 'variants.0.price': price }, { base: whole }],
    { title: { message: title, code: 'x' }, 'variants.0.price': { message: price }, base: { message: whole } },
    { title: [{ message: title, code: 'x' }], 'variants.0.price': [{ message: price }], base: [{ message: whole }] },
    ...treesOf([title, price, whole]),
  ]
}

/** The same, as validators print it that nest the fields under words of their own. */
function treesOf([title, price, whole]: readonly unknown[]): unknown[] {
  const priceNode = { errors: [], items: [{ errors: [], properties: { price: { errors: [price] } } }] }
  return [
    { errors: [whole], properties: { title: { errors: [title] }, variants: priceNode } },
    { _errors: [whole], title: { _errors: [title] }, variants: { _errors: [], 0: { _errors: [], price: { _errors: [price] } } } },
    { root: [whole], nested: { title: [title], 'variants.0.price': [price] } },
    { formErrors: [whole], fieldErrors: { title: [title], 'variants.0.price': [price] } },
    {
      errors: [whole],
      children: { title: { errors: [title] }, variants: { children: [{ children: { price: { errors: [price] } } }] } },
    },
    [
      { property: 'title', constraints: { rule: title } },
      { property: 'variants', children: [{ property: '0', children: [{ property: 'price', constraints: { rule: price } }] }] },
      { property: '', constraints: { rule: whole } },
    ],
  ]
}

const saidOf = [
  ['is required', 'is already taken', 'The show is locked'],
  ['Required', 'taken', 'Locked'],
]

it.each(Object.keys(wrappings))('reads every family of bodies in %s', async (name) => {
  for (const said of saidOf) {
    for (const body of bodiesOf(said)) {
      const text = JSON.stringify(wrappings[name]?.(body))
      const { fields, messages } = await invalid(text)
      const rest = messages.filter((message) => !summaries.includes(message))
      expect({ fields, rest }, text).toEqual({ fields: { title: [said[0]], 'variants.0.price': [said[1]] }, rest: [said[2]] })
    }
  }
})

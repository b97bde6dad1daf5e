import fc from 'fast-check'
import { flatten } from 'valibot'
import { expect, it } from 'vitest'
import { formatError, treeifyError, ZodError } from 'zod'
import { invalid } from './invalid.ts'

type Path = (string | number)[]
interface Issue {
  path: Path
  message: string
}

const zodError = (issues: Issue[]): ZodError => new ZodError(issues.map((issue) => ({ code: 'custom', ...issue })))

/** The validators that print a tree. */
const printers: Record<string, (issues: Issue[]) => unknown> = {
  'treeifyError of zod': (issues) => treeifyError(zodError(issues)),
  'treeifyError of zod, without its empty lists': (issues) => withoutEmptyLists(treeifyError(zodError(issues))),
  'formatError of zod': (issues) => formatError(zodError(issues)),
  'the error of zod as it is': zodError,
  'flatten of Valibot': flattened,
  'class-validator': (issues) => validationErrors(issues, []),
  'a form of Symfony': (issues) => formNode(issues, []),
}

/** Valibot's, of issues as its schemas make them. */
function flattened(issues: Issue[]): unknown {
  const steps = (path: Path): object => ({ path: path.map((key) => ({ key })) })
  return flatten(issues.map(({ path, message }) => ({ message, ...(path.length > 0 && steps(path)) })) as never)
}

const childrenOf = (issues: Issue[], path: Path): (string | number)[] => [
  ...new Set(issues.filter((issue) => isBelow(issue.path, path)).map((issue) => issue.path[path.length] as string | number)),
]
const isBelow = (path: Path, around: Path): boolean =>
  path.length > around.length && around.every((step, index) => path[index] === step)
const messagesAt = (issues: Issue[], path: Path): string[] =>
  issues.filter((issue) => issue.path.join('.') === path.join('.')).map(({ message }) => message)

function validationErrors(issues: Issue[], path: Path): object[] {
  const own =
    path.length === 0 ? messagesAt(issues, []).map((message) => ({ property: '', constraints: { custom: message } })) : []
  const fields = childrenOf(issues, path).map((step) => {
    const constraints = Object.fromEntries(messagesAt(issues, [...path, step]).map((message, index) => [`rule${index}`, message]))
    const children = validationErrors(issues, [...path, step])
    return { property: `${step}`, children, ...(Object.keys(constraints).length > 0 && { constraints }) }
  })
  return [...own, ...fields]
}

function formNode(issues: Issue[], path: Path): object {
  const errors = messagesAt(issues, path)
  const steps = childrenOf(issues, path)
  const children = Object.fromEntries(steps.map((step) => [step, formNode(issues, [...path, step])]))
  return { ...(errors.length > 0 && { errors }), ...(steps.length > 0 && { children: { ...children, untouched: {} } }) }
}

function withoutEmptyLists(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutEmptyLists)
  if (typeof node !== 'object' || node === null) return node
  const kept = Object.entries(node).filter(([key, value]) => key !== 'errors' || value.length > 0)
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutEmptyLists(value)]))
}

const wrappings: Record<string, (tree: unknown) => unknown> = {
  nothing: (tree) => tree,
  errors: (errors) => ({ errors }),
  error: (error) => ({ success: false, error }),
  'error.details': (details) => ({ error: { code: 'E1', message: 'The request was refused', details } }),
  detail: (detail) => ({ status: 422, detail }),
  'errors beside a message': (errors) => ({ message: 'The request was refused', errors }),
}

const word = fc.constantFrom('title', 'items', 'properties', 'nested', 'message', 'price', 'children', 'name', 'details')
const path: fc.Arbitrary<Path> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(word) },
  { weight: 4, arbitrary: fc.tuple(word, fc.nat(2), word) },
  { weight: 2, arbitrary: fc.tuple(word, word) },
  { weight: 1, arbitrary: fc.constant<Path>([]) },
)

it.each(Object.keys(printers))(
  'finds every message of %s at its field, though fields are called like the words of trees',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(path, { minLength: 1, maxLength: 6, selector: (steps) => steps.join('.') }),
        fc.constantFrom(...Object.keys(wrappings)),
        async (paths, wrapping) => {
          const issues = paths.map((path, index) => ({ path, message: `Sentence ${index}` }))
          const body = JSON.stringify(wrappings[wrapping]?.(printers[name]?.(issues)))
          const { fields, messages } = await invalid(body)
          const wanted = Object.fromEntries(
            issues.filter(({ path }) => path.length > 0).map(({ path, message }) => [path.join('.'), [message]]),
          )
          expect(fields, body).toEqual(wanted)
          expect(
            messages.filter((message) => message !== 'The request was refused'),
            body,
          ).toEqual(messagesAt(issues, []))
        },
      ),
      { numRuns: 60 },
    )
  },
)

it.each([
  ['treeifyError of zod', '{"errors":[],"properties":{"a":', '{"errors":["deep down"]}', '}}'],
  ['formatError of zod', '{"_errors":[],"a":', '{"_errors":["deep down"]}', '}'],
  ['class-validator', '[{"property":"a","children":', '[{"property":"a","constraints":{"b":"deep down"}}]', '}]'],
  ['a form of Symfony', '{"children":{"a":', '{"errors":["deep down"]}', '}}'],
])('reads a tree of %s that is 5,000 levels deep', async (_, open, leaf, close) => {
  const { fields } = await invalid(`${open.repeat(5_000)}${leaf}${close.repeat(5_000)}`)
  expect(Object.values(fields)).toEqual([['deep down']])
  expect(Object.keys(fields)[0]).toMatch(/^a\.a\.a/)
})

it.each<[what: string, body: object]>([
  ['treeifyError of zod', { errors: [], properties: { title: { errors: ['is missing'] } } }],
  ['formatError of zod', { _errors: [], title: { _errors: ['is missing'] } }],
  ['flatten of Valibot', { nested: { title: ['is missing'] } }],
  ['flattenError of zod', { formErrors: [], fieldErrors: { title: ['is missing'] } }],
])('finds the sentence about the whole beside the output of %s', async (_, body) => {
  const fields = { title: ['is missing'] }
  expect(await invalid(JSON.stringify(body))).toMatchObject({ fields, messages: [] })
  expect(await invalid(JSON.stringify({ message: 'Not saved', ...body }))).toMatchObject({ fields, messages: ['Not saved'] })
})

import { capitalize } from '../names/words.ts'
import type { FirstPage } from './first-page.ts'

/** What a file imports LiSA's operations from: the generated folder, or this package. */
export interface Origin {
  hooks: string
}

/** The client, one for each visitor. */
export const clientFile = `import { createLisaClient, type LisaClient } from 'lisa-query'

/** The browser talks to your own server, which adds LiSA's key: it never comes here. A way to sign in is its \`signIn\`: lisa-query/dist/guide/sign-in.md */
export const createClient = (): LisaClient => createLisaClient({ baseUrl: '/api/lisa' })
`

/** The provider, around the first page; `isHydrated` where a server has read what the page shows. */
export function appFile({ isClientOnly, isHydrated }: { isClientOnly: boolean; isHydrated: boolean }): string {
  const page = isHydrated
    ? '      <LisaHydration state={state}>\n        <LisaPage />\n      </LisaHydration>'
    : '      <LisaPage />'
  const imports = isHydrated ? 'LisaHydration, LisaProvider, type PrefetchedState' : 'LisaProvider'
  const given = isHydrated ? '{ state }: { state: PrefetchedState }' : ''
  return `${isClientOnly ? "'use client'\n\n" : ''}import { ${imports} } from 'lisa-query'
import 'lisa-query/ui.css'
import { useState } from 'react'
import { createClient } from './lisa-client'
import { LisaPage } from './lisa-page'

${isHydrated ? '/** `state` is what the server has read: the hooks below begin with it. */\n' : ''}export function LisaApp(${given}) {
  const [client] = useState(createClient)
  return (
    <LisaProvider client={client}>
${page}
    </LisaProvider>
  )
}
`
}

/** The first page: a list with every state that it can have, and a form with the messages of a 422 at its field. */
export function pageFile({ heading, list, create }: FirstPage, { hooks }: Origin): string {
  const own = [create?.hook, list?.hook].filter((name) => name !== undefined).sort()
  const isPackage = hooks === 'lisa-query'
  const used = [
    ...(list ? ['localize', 'useErrorState'] : []),
    ...(create ? ['useErrorState', 'useFieldErrors'] : []),
    ...(isPackage ? own : []),
  ]
  const parts = create ? ['ErrorSummary', 'FieldError', 'Notice'] : ['Notice']
  const lines = [
    ...(used.length > 0 ? [importOf(used, 'lisa-query')] : []),
    ...(list || create ? [importOf(parts, 'lisa-query/ui')] : []),
    ...(create ? ["import { useState } from 'react'"] : []),
    ...(isPackage || own.length === 0 ? [] : [importOf(own, hooks)]),
  ]
  const sections = [pageText(heading, list, create), list && listText(list), create && formText(create), list && labelText]
  return `${lines.join('\n')}\n\n${sections.filter(Boolean).join('\n')}`
}

const importOf = (names: readonly string[], from: string): string =>
  `import { ${[...new Set(names)].sort().join(', ')} } from '${from}'`

const pageText = (heading: string, list: FirstPage['list'], create: FirstPage['create']): string => `export function LisaPage() {
  return (
    <main>
      <h1>${heading}</h1>
${create ? '      <Create />\n' : ''}${list ? '      <List />\n' : nothingYet}    </main>
  )
}
`

const nothingYet = `      <p>Nothing to show yet: no list of the document does without input. The generated folder has a hook for each operation.</p>
`

const listText = ({ hook, hasPages }: NonNullable<FirstPage['list']>): string => `function List() {
  const list = ${hook}() // TanStack's own result; \`data\` is the list so far
  const failed = useErrorState(list) // null, or what to show: title, description, countdown, actions
  return (
    <section aria-busy={list.isFetching}>
      <ul>
        {list.data?.map((one) => (
          <li key={JSON.stringify(one)}>{labelOf(one)}</li>
        ))}
      </ul>
      <Notice state={failed} isQuiet={list.data !== undefined} />
${
  hasPages
    ? `      {!failed && list.hasNextPage && (
        <button type="button" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          More
        </button>
      )}
`
    : ''
}    </section>
  )
}
`

const formText = ({ hook, field, isLocalized }: NonNullable<FirstPage['create']>): string => `function Create() {
  const [value, setValue] = useState('')
  const create = ${hook}({ onSuccess: () => setValue('') }) // the list is read again by itself
  const errors = useFieldErrors(create) // the messages of a 422, at the fields
  const failed = useErrorState(create) // everything else: sign in, scope missing, countdown
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!create.isPending) create.mutate({ body: { ${field}: ${isLocalized ? "{ '*': value }" : 'value'} } })
      }}
    >
      <ErrorSummary errors={errors} />
      <label>
        ${capitalize(field)} <input {...errors.getInputProps('${field}')} value={value} onChange={({ target }) => setValue(target.value)} />
      </label>
      <FieldError errors={errors} path="${field}" />
      <button type="submit" aria-disabled={create.isPending}>
        Add
      </button>
      <Notice state={failed} isInForm />
      <p role="status">{create.isSuccess && 'Added'}</p>
    </form>
  )
}
`

const labelText = `/** What a person tells one by. Each is typed: put your own markup in its place. */
function labelOf(one: unknown): string {
  const { title, name, id } = Object(one) as { title?: string | Record<string, string>; name?: unknown; id?: unknown }
  const text = typeof title === 'object' ? localize(title, 'en') : title
  return String(text || name || id || JSON.stringify(one))
}
`

import type { FirstPage } from './first-page.ts'
import type { Framework, Project } from './framework.ts'

interface Facts {
  project: Project
  framework: Framework
  written: readonly string[]
  /** What existed before. */
  kept: readonly string[]
  page: FirstPage
  /** Where a document's operations are generated. */
  generated: string
  hasDocument: boolean
}

/** What was written, and what to do next, with exact commands. */
export function nextSteps(facts: Facts): string {
  const { project, framework, written, kept, page, generated, hasDocument } = facts
  const isMissing = (name: string): boolean => !project.has(name)
  const needed = ['lisa-query', '@tanstack/react-query'].filter(isMissing)
  const steps = [
    ...(needed.length > 0 ? [`${project.install} ${needed.join(' ')}`] : []),
    ...(framework === 'vite' && isMissing('@hono/node-server') ? [`${project.install} -D @hono/node-server`] : []),
    ...edits[framework],
    `${project.start}${framework === 'vite' ? '' : ', and open /lisa'}`,
  ]
  const lines = [
    ...section('Written:', written),
    ...section('Left as they were:', kept),
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    'While you develop, a sandbox answers until .env.local has LISA_API_KEY (.env.example), which .gitignore has to keep out of the',
    'repository; in production the key has to be in the environment.',
    ...(page.list ? [] : [emptyPage]),
    "To see a countdown, in the browser's console:",
    "  await fetch('/api/lisa/__sandbox/next', { method: 'POST', body: JSON.stringify({ status: 429, retryAfter: '10' }) })",
    ...(page.create ? ['and add something; an empty field gives the 422.'] : []),
    ...(hasDocument
      ? ['After a change of the document: npx lisa-query generate']
      : [`With LiSA's OpenAPI document: npx lisa-query generate lisa-openapi.yaml --out ${generated}`]),
    'So far everybody may write on the sandbox, and with a key nobody. A sign-in, the gateway while you develop, and live:',
    `  node_modules/lisa-query/dist/guide/${wholePages[framework]}`,
  ]
  return `${lines.join('\n')}\n`
}

const emptyPage =
  "No list of the document does without input, so lisa-page.tsx shows nothing yet: give it a hook of the generated folder, and the server's file the hook's endpoint."

const edits: Readonly<Record<Framework, readonly string[]>> = {
  vite: [
    "in vite.config.ts: import { lisa } from './lisa-vite.ts', and plugins: [react(), lisa()]",
    "in src/main.tsx: import { LisaApp } from './lisa-app.tsx', and <LisaApp /> in the place of <App />",
  ],
  next: [],
  'react-router': [
    "in app/routes.ts: import { route } from '@react-router/dev/routes', and add route('lisa', 'routes/lisa.tsx'), route('api/lisa/*', 'routes/api.lisa.ts')",
  ],
}

/** The guide's page that has the whole, as it is in the package. */
const wholePages: Readonly<Record<Framework, string>> = {
  vite: 'own-server.md',
  next: 'next.md',
  'react-router': 'react-router.md',
}

const section = (title: string, names: readonly string[]): string[] =>
  names.length > 0 ? [title, ...names.map((name) => `  ${name}`), ''] : []

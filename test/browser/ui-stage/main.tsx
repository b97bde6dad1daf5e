import { createLisaClient, LisaProvider, useErrorState, useFieldErrors, useShow, useUpdateShow } from 'lisa-query'
import { de } from 'lisa-query/messages'
import { AuthPrompt, ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type ReactElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { now, refusal, states } from './errors.ts'
import { showHub } from './player-scene.tsx'
import { showScene } from './scenes.tsx'

const wanted = new URLSearchParams(location.search)
const isGerman = wanted.get('language') === 'de'
document.documentElement.lang = isGerman ? 'de' : 'en'
if (wanted.get('css') !== 'none') await import('lisa-query/ui.css')

/** How the attempts to sign in turn out, in order: `fails`, `takes long`, `works`. */
const outcomes = (wanted.get('signIn') ?? 'works').split(',')
let key = 'expired'

const lisa = createLisaClient({
  baseUrl: 'https://lisa.test/v2',
  authorization: () => `ApiKey ${key}`,
  clock: {
    now: () => now,
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
  },
  fetch: async (request) =>
    request.headers.get('authorization') === 'ApiKey fresh'
      ? Response.json({ id: '42', title: { '*': 'An evening by the fire' } })
      : Response.json({ errors: 'no' }, { status: 401 }),
  signIn: async () => {
    const outcome = outcomes.shift()
    if (outcome === 'takes long') await new Promise(() => undefined)
    if (outcome === 'fails') throw new Error(isGerman ? 'Das Passwort passt nicht.' : 'The password does not match.')
    key = 'fresh'
  },
})

function Waiting({ id }: { id: string }): ReactElement {
  useUpdateShow() // brings the ways on from a write
  const show = useShow(id)
  return <p>{show.data ? `Show ${id} is here` : `Show ${id} waits`}</p>
}

function State({ name, isQuiet }: { name: string; isQuiet?: boolean }): ReactElement {
  const state = useErrorState(states[name])
  return (
    <section>
      <h2>{isQuiet ? `${name}, quiet` : name}</h2>
      <Notice state={state} isQuiet={isQuiet} headingLevel={3} />
    </section>
  )
}

function Form(): ReactElement {
  const errors = useFieldErrors(refusal)
  return (
    <form>
      <ErrorSummary errors={errors} headingLevel={3} />
      <div>
        <label>
          Title: <input {...errors.getInputProps('title')} />
        </label>
        <FieldError errors={errors} path="title" />
      </div>
      <div>
        <label>
          Price <input {...errors.getInputProps('price')} />
        </label>
        <FieldError errors={errors} path="price" />
      </div>
    </form>
  )
}

const stage = document.getElementById('stage')
if (!stage) throw new Error('index.html has no stage')
const scene = wanted.get('scene')
const player = wanted.get('player')
if (player) showHub(stage, player)
else if (scene) showScene(stage, scene, wanted.get('in'))
else showEveryState(stage)

function showEveryState(stage: HTMLElement): void {
  createRoot(stage).render(
    <StrictMode>
      <LisaProvider client={lisa} messages={isGerman ? de : undefined}>
        <main>
          <h1>lisa-query/ui</h1>
          <div className="wide">
            <AuthPrompt />
          </div>
          <section>
            <h2>What waits</h2>
            <Waiting id="1" />
            <Waiting id="2" />
          </section>
          <section>
            <h2>A form</h2>
            <Form />
          </section>
          {Object.keys(states).map((name) => (
            <State key={name} name={name} />
          ))}
          <State name="rate-limited" isQuiet />
          <State name="forbidden" isQuiet />
          <State name="a write of unknown outcome" isQuiet />
        </main>
      </LisaProvider>
    </StrictMode>,
  )
}

import { createLisaClient, LisaProvider, lisaError, useErrorState, useFieldErrors, useShow } from 'lisa-query'
import { AuthPrompt, ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type ReactElement, type ReactNode, StrictMode, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'

const at = { message: 'GET /shows/42: no', method: 'GET', url: 'https://lisa.test/v2/shows/42' }
const longWord = 'Donaudampfschifffahrt'.repeat(11).slice(0, 220)

const lisa = createLisaClient({
  baseUrl: 'https://lisa.test/v2',
  authorization: () => 'ApiKey expired',
  fetch: async () => Response.json({ errors: 'no' }, { status: 401 }),
  signIn: async () => undefined,
})

/** Something that waits for a sign-in. */
function Waiting(): null {
  useShow('1')
  return null
}

/** A prompt with a form of the shop, in which dialogs open and files are picked. */
function OwnForm(): ReactElement {
  const inner = useRef<HTMLDialogElement>(null)
  const [isAsking, setAsking] = useState(false)
  return (
    <form>
      <input aria-label="Name" />
      {/* biome-ignore lint/a11y/noAutofocus: that is what the scene is about */}
      <input aria-label="Password" autoFocus />
      <input type="file" aria-label="Picture" />
      <button type="button" onClick={() => inner.current?.showModal()}>
        A dialog inside
      </button>
      <dialog ref={inner} aria-label="inner">
        <button type="button">Stay</button>
      </dialog>
      <button type="button" onClick={() => setAsking(true)}>
        A dialog of another make
      </button>
      {isAsking && (
        <div role="dialog" aria-label="other" onKeyDown={({ key }) => key === 'Escape' && setAsking(false)}>
          <button type="button">Leave</button>
        </div>
      )}
    </form>
  )
}

const prompt = (
  <>
    <Waiting />
    <AuthPrompt>
      <OwnForm />
    </AuthPrompt>
    <div style={{ height: '300vh' }} />
  </>
)

/** A form whose first field is made of parts, of which the first can have no focus. */
function RefusedForm({ message, hasSummary }: { message: string; hasSummary: boolean }): ReactElement {
  const [error, setError] = useState<Error | null>(null)
  const errors = useFieldErrors(error)
  const { name: _name, ...group } = errors.getInputProps('text')
  const refuse = (): void =>
    setError(lisaError('invalid', { ...at, fields: { text: [message], title: [message] }, messages: [] }))
  return (
    <form>
      {hasSummary && <ErrorSummary errors={errors} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset could be switched off as a whole */}
      <div {...group} role="group" aria-label="Text">
        <input type="hidden" name="text" />
        <input style={{ display: 'none' }} />
        <fieldset disabled>
          <input aria-label="switched off" />
        </fieldset>
        {/* biome-ignore lint/a11y/useSemanticElements: as editors of rich text are made */}
        <div role="textbox" tabIndex={0} aria-label="editor" contentEditable suppressContentEditableWarning />
      </div>
      <FieldError errors={errors} path="text" />
      <label>
        Title <input {...errors.getInputProps('title')} />
      </label>
      <FieldError errors={errors} path="title" />
      <button type="button" onClick={refuse}>
        Send
      </button>
    </form>
  )
}

function LongWords(): ReactElement {
  const state = useErrorState(lisaError('forbidden', { ...at, requiredScope: longWord }))
  const words = state && { ...state, title: longWord, description: longWord, messages: [longWord] }
  const action = { label: longWord, run: () => undefined, isReady: true }
  return (
    <>
      <Notice state={words && { ...words, actions: [action] }} />
      <Notice state={words && { ...words, actions: [action] }} isQuiet />
      <RefusedForm message={longWord} hasSummary />
    </>
  )
}

const scenes: Record<string, ReactNode> = {
  prompt,
  form: <RefusedForm message="is short" hasSummary />,
  fields: <RefusedForm message="is short" hasSummary={false} />,
  words: <LongWords />,
}

/** Shows a scene on the page, in a shadow root or in a frame, which has the stylesheet to itself. */
export function showScene(stage: HTMLElement, name: string, place: string | null): void {
  const css = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n')
  const target = place === null ? stage : place === 'shadow' ? shadowRoot(stage, css) : frameBody(stage, css)
  createRoot(document.createElement('div')).render(
    <StrictMode>
      <LisaProvider client={lisa}>{createPortal(<main>{scenes[name]}</main>, target)}</LisaProvider>
    </StrictMode>,
  )
}

function shadowRoot(stage: HTMLElement, css: string): ShadowRoot {
  const root = stage.attachShadow({ mode: 'open' })
  moveStyle(root, css)
  return root
}

function frameBody(stage: HTMLElement, css: string): HTMLElement {
  const { contentDocument } = stage.appendChild(document.createElement('iframe'))
  if (!contentDocument) throw new Error('a frame of this page has a document')
  moveStyle(contentDocument.head, css)
  return contentDocument.body
}

function moveStyle(to: Node, css: string): void {
  to.appendChild(document.createElement('style')).textContent = css
  for (const sheet of document.styleSheets) sheet.disabled = true
}

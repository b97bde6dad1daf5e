// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { lisaError, useErrorState, useShow, useUpdateShow } from 'lisa-query'
import { de, en } from 'lisa-query/messages'
import { AuthPrompt, type AuthPromptProps, Notice } from 'lisa-query/ui'
import { type ReactElement, useLayoutEffect, useState } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { act, advance, answering, goggles, later, ok, onFakeTime, type Stub, settle, status } from '../support/react.tsx'
import { at, markup, type Shown, showing } from './showing.tsx'

onFakeTime()

/** A LiSA that refuses everybody until somebody has signed in. */
function lobby(signIn: (() => unknown) | undefined = () => undefined): Stub & { letIn: () => void } {
  let key = 'expired'
  const letIn = (): void => {
    key = 'fresh'
  }
  const stub = answering(
    ({ request }) => (request.headers.get('authorization') === 'ApiKey fresh' ? ok(goggles) : status(401))(),
    { authorization: () => `ApiKey ${key}`, ...(signIn && { signIn: async () => void (await signIn()) }) },
  )
  return { ...stub, letIn }
}

function Page({ ids = ['1'], children }: { ids?: string[] } & AuthPromptProps): ReactElement {
  return (
    <>
      {ids.map((id) => (
        <Reads key={id} id={id} />
      ))}
      <AuthPrompt>{children}</AuthPrompt>
    </>
  )
}

function Reads({ id }: { id: string }): null {
  useShow(id)
  return null
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const dialog = (): HTMLElement | null => screen.queryByRole('dialog')
const inDialog = (selector: string): HTMLElement | null => dialog()?.querySelector<HTMLElement>(selector) ?? null

/** Presses as a person does: the focus is there first. */
async function press(element: HTMLElement | null): Promise<void> {
  act(() => element?.focus())
  if (element) fireEvent.click(element)
  await settle()
}

async function asked(lisa: Stub, children?: AuthPromptProps['children'], messages?: typeof de): Promise<Shown> {
  const shown = await showing(<Page>{children}</Page>, { lisa, messages })
  await press(button((messages ?? en).errors['auth-required'].action as string))
  return shown
}

test('shows nothing while nobody has to sign in', async () => {
  expect((await showing(<Page />, { lisa: answering(ok(goggles)) })).container.innerHTML).toBe('')
})

test('says in a bar what waits, once, and never opens its dialog by itself', async () => {
  const { told, change } = await showing(<Page ids={['1', '2', '3']} />, { lisa: lobby() })
  const bar = screen.getByRole('region', { name: 'Sign in to go on' })
  expect(bar.textContent).toContain('3 parts of this page are waiting for it.')
  await advance(1_000)
  await change(<Page ids={['1', '2', '3', '4']} />)
  await advance(10_000)
  expect(bar.textContent).toContain('4 parts of this page are waiting for it.')
  expect(told).toEqual(['Sign in to go on'])
  expect(dialog()).toBeNull()
})

test('does not open it either where it comes to a page that waits already', async () => {
  const lisa = lobby()
  const { change } = await showing(<Reads id="1" />, { lisa })
  expect(lisa.client.session.prompt.isOpen).toBe(true)
  await change(
    <>
      <Reads id="1" />
      <AuthPrompt />
    </>,
  )
  expect(screen.getByRole('region')).toBeTruthy()
  expect(dialog()).toBeNull()
})

test('a press opens the dialog with the focus inside', async () => {
  await asked(lobby())
  expect(dialog()?.hasAttribute('open')).toBe(true)
  expect(screen.getByRole('dialog', { name: 'Sign in to go on' }).contains(document.activeElement)).toBe(true)
})

test.each<[string, () => void]>([
  ['Escape', () => fireEvent.keyDown(inDialog('button') as HTMLElement, { key: 'Escape' })],
  ['“Not now”', () => fireEvent.click(inDialog('.lisa-actions button:last-child') as HTMLElement)],
  ['the browser', () => fireEvent(dialog() as HTMLElement, new Event('cancel'))],
])('%s closes it, and the focus comes back to the button that opened it', async (_name, close) => {
  const lisa = lobby()
  await asked(lisa)
  act(close)
  expect(dialog()).toBeNull()
  expect(document.activeElement).toBe(button('Sign in'))
  expect(lisa.client.session.prompt.isOpen).toBe(true)
})

test('“Not now” in the bar puts the prompt away, and the focus stays at its place', async () => {
  const { container } = await showing(<Page />, { lisa: lobby() })
  await press(button('Not now'))
  expect(container.textContent).toBe('')
  expect(document.activeElement).toBe(container.firstElementChild)
  act(() => (document.activeElement as HTMLElement).blur())
  expect(container.innerHTML).toBe('')
})

test('signs in, closes, and keeps the focus although the bar has gone', async () => {
  const lisa = lobby(() => lisa.letIn())
  const { container } = await asked(lisa)
  await press(inDialog('button'))
  expect(dialog()).toBeNull()
  expect(container.textContent).toBe('')
  expect(document.activeElement).toBe(container.firstElementChild)
  expect(lisa.calls).toEqual(['GET /shows/1', 'GET /shows/1'])
})

test('shows that a sign-in is under way, keeps the focus, and asks once', async () => {
  const answer = later()
  const signIn = vi.fn(() => answer.response)
  await asked(lobby(signIn))
  await press(inDialog('button'))
  await press(inDialog('button'))
  expect(signIn).toHaveBeenCalledOnce()
  expect(inDialog('[role=status]')?.textContent).toBe('Signing in…')
  expect(inDialog('button')?.getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(inDialog('button'))
})

test.each<[string, unknown, string]>([
  [
    'the application’s own words',
    new Error('The password does not match.'),
    'You are not signed in yet. The password does not match.',
  ],
  ['markup, as text', new Error(markup), `You are not signed in yet. ${markup}`],
  ['no network', new TypeError('Failed to fetch'), 'You are not signed in yet. Check your connection, then try again.'],
  ['what LiSA said', lisaError('unavailable', at), 'You are not signed in yet. This service is not available.'],
  ['nobody knows what', 'no', 'You are not signed in yet. Try again in a moment.'],
  ['nothing, when it was called off', new DOMException('', 'AbortError'), ''],
])('a failure stays in the dialog as text: %s', async (_name, failure, text) => {
  await asked(lobby(() => Promise.reject(failure)))
  await press(inDialog('button'))
  expect(inDialog('[role=status]')?.textContent).toBe(text)
  expect(dialog()?.querySelector('img')).toBeNull()
  expect(inDialog('button')?.getAttribute('aria-disabled')).toBeNull()
})

test('after a failure one can try again, and the text of the last time goes', async () => {
  const turns = [() => Promise.reject(new Error('Wrong.')), () => new Promise(() => undefined)]
  await asked(lobby(() => turns.shift()?.()))
  await press(inDialog('button'))
  expect(inDialog('[role=status]')?.textContent).toBe('You are not signed in yet. Wrong.')
  await press(inDialog('button'))
  expect(inDialog('[role=status]')?.textContent).toBe('Signing in…')
})

test('closes when somebody signs in elsewhere, and the next prompt starts with its bar', async () => {
  const lisa = lobby()
  await asked(lisa)
  act(() => lisa.client.session.start())
  expect(dialog()).toBeNull()
  await settle()
  expect(screen.getByRole('region')).toBeTruthy()
  expect(dialog()).toBeNull()
})

test('a form of the shop can take the place of the button', async () => {
  const lisa = lobby(() => lisa.letIn())
  await asked(lisa, ({ signIn, close }) => (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <input aria-label="Password" />
      <button type="button" onClick={close}>
        Back
      </button>
    </form>
  ))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Password' }))
  await press(button('Back'))
  expect(dialog()).toBeNull()
  await press(button('Sign in'))
  fireEvent.submit(inDialog('form') as HTMLElement)
  await settle()
  expect(dialog()).toBeNull()
  expect(lisa.client.session.prompt.isOpen).toBe(false)
})

test.each<[string, () => void]>([
  ['a cancelled file picker', () => fireEvent(screen.getByLabelText('Picture'), new Event('cancel', { bubbles: true }))],
  ['Escape in a dialog inside', () => fireEvent.keyDown(screen.getByText('inner'), { key: 'Escape' })],
  ['Escape that was for something else', () => fireEvent.keyDown(screen.getByLabelText('menu'), { key: 'Escape' })],
  [
    'Escape that ends a word of an input method',
    () => fireEvent.keyDown(screen.getByLabelText('Picture'), { key: 'Escape', isComposing: true }),
  ],
])('%s does not close it', async (_name, act) => {
  await asked(
    lobby(),
    <>
      <input type="file" aria-label="Picture" />
      <button type="button" aria-label="menu" onKeyDown={(event) => event.preventDefault()} />
      <div role="dialog">
        <button type="button">inner</button>
      </div>
    </>,
  )
  act()
  expect(screen.getByRole('dialog', { name: 'Sign in to go on' })).toBeTruthy()
})

test('`autoFocus` in a form of the shop has the focus, in StrictMode, too', async () => {
  await asked(
    lobby(),
    <form>
      <input aria-label="Name" />
      {/* biome-ignore lint/a11y/noAutofocus: that is what the test is about */}
      <input aria-label="Password" autoFocus />
    </form>,
  )
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

function Saves(): ReactElement {
  const save = useUpdateShow()
  return (
    <section aria-label="the write">
      <button type="button" onClick={() => save.mutate({ id: '1', body: {} })}>
        Save
      </button>
      <Notice state={useErrorState(save)} />
      <p>{save.isSuccess ? 'saved' : ''}</p>
    </section>
  )
}

test('with a form of the shop, a notice’s “Sign in and save” opens its dialog, and saves once somebody has signed in', async () => {
  const lisa = lobby(() => lisa.letIn())
  await showing(
    <>
      <Saves />
      <AuthPrompt>
        {({ signIn }) => (
          <button type="button" onClick={() => void signIn()}>
            Go
          </button>
        )}
      </AuthPrompt>
    </>,
    { lisa },
  )
  await press(button('Save'))
  await press(button('Sign in and save'))
  expect(dialog()).not.toBeNull()
  expect(lisa.calls).toEqual(['PATCH /shows/1'])
  await press(button('Go'))
  expect(dialog()).toBeNull()
  expect(screen.getByText('saved')).toBeTruthy()
  expect(lisa.calls.filter((call) => call === 'PATCH /shows/1')).toHaveLength(2)
})

test('a notice of a write that was refused before the sign-in sends it, and opens no dialog', async () => {
  const lisa = lobby(() => lisa.letIn())
  await showing(
    <>
      <Saves />
      <AuthPrompt>{() => <p>a form</p>}</AuthPrompt>
    </>,
    { lisa },
  )
  await press(button('Save'))
  lisa.letIn()
  act(() => lisa.client.session.start())
  await settle()
  expect(screen.getByText('You are signed in now: send it again to save it.')).toBeTruthy()
  await press(button('Send again'))
  expect(dialog()).toBeNull()
  expect(screen.getByText('saved')).toBeTruthy()
  expect(lisa.calls.filter((call) => call === 'PATCH /shows/1')).toHaveLength(2)
})

test('offers no sign-in that the application has no way for', async () => {
  const lisa = answering(status(401))
  await showing(<Page />, { lisa })
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Not now'])
})

test('a notice of a read leaves the sign-in to the bar as long as there is one', async () => {
  const lisa = lobby()
  await showing(
    <>
      <ShowsItsState />
      <AuthPrompt />
    </>,
    { lisa },
  )
  const buttons = (): (string | null)[] => screen.getAllByRole('button').map(({ textContent }) => textContent)
  expect(screen.getByText('You are not signed in.')).toBeTruthy()
  expect(buttons()).toEqual(['Sign in', 'Not now'])
  await press(button('Not now'))
  expect(buttons()).toEqual(['Sign in'])
})

test('a notice of a write keeps its sign-in beside the bar, for it also saves', async () => {
  await showing(
    <>
      <Saves />
      <AuthPrompt />
    </>,
    { lisa: lobby() },
  )
  await press(button('Save'))
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toContain('Sign in and save')
})

test('a notice of a read keeps its sign-in where the page has no bar', async () => {
  await showing(<ShowsItsState />, { lisa: lobby() })
  expect(button('Sign in')).toBeTruthy()
})

function ShowsItsState(): ReactElement {
  return <Notice state={useErrorState(useShow('1'))} />
}

test('speaks German', async () => {
  await asked(lobby(), undefined, de)
  expect(screen.getByRole('dialog', { name: de.errors['auth-required'].title as string }).textContent).toContain(
    de.waitingForSignIn(1),
  )
  expect(screen.getAllByRole('button', { name: de.notNow })).toHaveLength(2)
})

test('the focus goes from button to button also where the page has just been rendered anew', async () => {
  let renderAnew: (count: number) => void = () => undefined
  function Counting(): ReactElement {
    const [count, setCount] = useState(0)
    renderAnew = setCount
    // So long that React lets the browser go on before it runs what is due after a rendering.
    useLayoutEffect(() => {
      const end = performance.now() + 20
      while (count > 0 && performance.now() < end);
    })
    return (
      <>
        <p>{count}</p>
        <Page />
      </>
    )
  }
  await showing(<Counting />, { lisa: lobby() })
  act(() => button('Not now').focus())
  vi.useRealTimers()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  onTestFinished(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))
  // React has put it on the page, and not yet run what is due after that.
  const isShown = new Promise<void>((resolve) => {
    new MutationObserver(() => resolve()).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  renderAnew(1)
  await isShown
  // As browsers do on Tab: between the one button and the next, the page itself has the focus for a moment, in which React works.
  const between = vi.spyOn(document, 'activeElement', 'get').mockReturnValue(document.body)
  const taken = vi.spyOn(HTMLElement.prototype, 'focus')
  button('Not now').dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: button('Sign in') }))
  await Promise.resolve()
  expect(taken).not.toHaveBeenCalled()
  between.mockRestore()
})

import { type ReactElement, useId, useSyncExternalStore } from 'react'
import { type ErrorAction, type ErrorState, type LisaClient, useLisaClient } from '../index.ts'
import { pathInWords } from '../messages/path-in-words.ts'
import { Countdown } from './countdown.tsx'
import { labelled } from './label.ts'
import { ScopeNotice } from './scope-notice.tsx'
import { sharedBy } from './shared-by-client.ts'
import { Spoken } from './spoken.tsx'
import { type HeadingLevel, Title } from './title.tsx'
import { noOutline, useKeptFocus } from './use-kept-focus.ts'
import { useSaidOnce } from './use-said-once.ts'

/** What `Notice` takes. */
export interface NoticeProps {
  /** What `useErrorState` gives; nothing is shown for `null`. */
  state: ErrorState | null | undefined
  /** Smaller, for what stands beside data that are still there. */
  isQuiet?: boolean | undefined
  /** Leaves messages of a 422 to the form, whose `ErrorSummary` has all of them; a 422 without any is still said. */
  isInForm?: boolean | undefined
  /** The level of its title among the headings of the page; without it the title is no heading. */
  headingLevel?: HeadingLevel | undefined
}

/**
 * An error state on the page: what happened, how it goes on, and the ways on as buttons. A screen reader says it once, when it
 * appears. Rendered with `null` as well, it keeps the focus where it was when a button of it has been pressed and it goes.
 */
export function Notice({ state, isQuiet, isInForm, ...rest }: NoticeProps): ReactElement | null {
  const id = useId()
  const { hasFocus, props } = useKeptFocus()
  if (!state || (isInForm && hasMessages(state))) return hasFocus ? <div {...props} style={noOutline} /> : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      {...props}
      role="group"
      aria-labelledby={id}
      className="lisa-notice"
      data-kind={state.kind}
      data-quiet={isQuiet || undefined}
    >
      <Content {...rest} id={id} state={state} />
    </div>
  )
}

interface ContentProps extends NoticeProps {
  id: string
  state: ErrorState
}

const hasMessages = ({ messages = [], fields = {} }: ErrorState): boolean => messages.length + Object.keys(fields).length > 0

function Content({ id, state, headingLevel }: ContentProps): ReactElement {
  const client = useLisaClient()
  const { title, description, retryAt, isRetrying, error, messages = [], fields = {} } = state
  const actions = useOwnActions(state, client)
  // The countdown says the rest. While it is tried again, one failure after the other is nothing new.
  const said = useSaidOnce(retryAt === undefined ? `${title}. ${description}` : title, isRetrying || error)
  const atFields = Object.entries(fields).flatMap(([path, found]) => found.map((line) => labelled(pathInWords(path), line)))
  const points = [...new Set([...messages, ...atFields])]
  return (
    <>
      <Title id={id} level={headingLevel}>
        {title}
      </Title>
      {retryAt === undefined ? <p className="lisa-description">{description}</p> : <Countdown state={state} />}
      <ScopeNotice state={state} />
      {points.length > 0 && (
        <ul className="lisa-points">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <div className="lisa-actions">
          {actions.map(({ label, run, isReady }) => (
            // `disabled` would take the focus from the very button that was pressed, and drop it at the top of the page.
            <button
              key={label}
              type="button"
              aria-disabled={!isReady || undefined}
              onClick={() => isReady && press(state, run, client)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <Spoken role="status" text={said} />
    </>
  )
}

/** The bar of an `AuthPrompt` signs in for all reads, so a read's notice does not offer the same. A write is sent again by its own. */
function useOwnActions({ kind, error, actions }: ErrorState, client: LisaClient): readonly ErrorAction[] {
  const { subscribe, hasAny } = sharedBy(client).signInBars
  const hasBar = useSyncExternalStore(subscribe, hasAny, never)
  return hasBar && kind === 'auth-required' && error.method === 'GET' ? [] : actions
}

const never = (): boolean => false

/** Where a prompt has a form to sign in, it is the one way: the action goes on from there. */
function press({ kind, hasSignedIn }: ErrorState, run: () => void, client: LisaClient): void {
  const openSignIn = kind === 'auth-required' && !hasSignedIn ? sharedBy(client).openSignIn : undefined
  if (openSignIn) openSignIn(run)
  else run()
}

import type { LisaErrorOf } from '../../errors/lisa-error.ts'
import type { FieldNames } from './field-names.ts'
import { type FormFields, followFields } from './form-fields.ts'
import { type Inputs, type PlacedMessages, placeMessages } from './place-messages.ts'

/** An error that a form shows. */
export interface ShownError {
  error: LisaErrorOf<'invalid'>
  /** Where the inputs were when the values were sent that it is about. */
  sent: Inputs
  names: FieldNames | undefined
}

/** What has been corrected since an error came. */
interface Corrections {
  error: Error
  /** The error's paths whose messages are put away. */
  paths: ReadonlySet<string>
  /** The form was reset: nothing that the error says still counts. */
  isReset: boolean
}

/** What a form knows of the page and its error. Renders read it; refs, events and effects change it. */
export interface FormPage {
  fields: FormFields
  shown: ShownError | undefined
  corrections: Corrections | undefined
  /** The inputs at the time of a submission. */
  kept: { submittedAt: number; inputs: Inputs } | undefined
  summary: HTMLElement | null
  /** Where the focus was when an error came for which no field could take it. */
  waitsForField: { error: Error; focused: Element | null } | undefined
}

/** `render` renders the form again at once, `renderSoon` after React's own event handlers. */
export function createFormPage(render: () => void, renderSoon: () => void): FormPage {
  const page: FormPage = {
    fields: followFields({
      // The page may have changed without a render of this form.
      onChange: () => page.shown && render(),
      onEdit: (input) => putAway(page, renderSoon, (placed) => placed.input === input),
      onReset: () => {
        if (!page.shown) return
        correct(page, page.shown.error, { isReset: true })
        renderSoon()
      },
    }),
    shown: undefined,
    corrections: undefined,
    kept: undefined,
    summary: null,
    waitsForField: undefined,
  }
  return page
}

/** Keeps where the inputs are while values are on their way: rows may move before the answer comes. */
export function keepInputs(page: FormPage, submittedAt: number): void {
  page.kept = { submittedAt, inputs: new Map(page.fields.inputs) }
}

/** Where the inputs were when the values were sent; without that submission, where they are. */
export const inputsSentAt = ({ kept, fields }: FormPage, submittedAt: number | undefined): Inputs =>
  kept && kept.submittedAt === submittedAt ? kept.inputs : new Map(fields.inputs)

/** The messages of an error that are left to correct, each at its input. */
export function messagesLeft(page: FormPage, shown: ShownError | undefined): PlacedMessages[] {
  if (!shown || isReset(page, shown.error)) return []
  const placed = placeMessages(shown.error.fields, { now: page.fields.inputs, sent: shown.sent, names: shown.names })
  const { corrections } = page
  return corrections?.error === shown.error ? placed.filter(({ path }) => !corrections.paths.has(path)) : placed
}

/** Whether the form was reset since this error came. */
export const isReset = ({ corrections }: FormPage, error: Error): boolean => corrections?.error === error && corrections.isReset

/** Puts away the messages that are meant. */
export function putAway(page: FormPage, renderSoon: () => void, isMeant: (placed: PlacedMessages) => boolean): void {
  const meant = messagesLeft(page, page.shown).filter(isMeant)
  if (!page.shown || meant.length === 0) return
  correct(page, page.shown.error, { paths: meant.map(({ path }) => path) })
  renderSoon()
}

function correct(page: FormPage, error: Error, { paths = [], isReset = false }: { paths?: string[]; isReset?: boolean }): void {
  const before = page.corrections?.error === error ? page.corrections : undefined
  page.corrections = {
    error,
    paths: new Set([...(before?.paths ?? []), ...paths]),
    isReset: isReset || before?.isReset === true,
  }
}

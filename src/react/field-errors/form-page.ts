import type { LisaErrorOf } from '../../errors/lisa-error.ts'
import type { FieldNames } from './field-names.ts'
import type { WaitsForField } from './move-focus.ts'
import { followFields, type PageFields } from './page-fields.ts'
import { comparePageOrder } from './page-order.ts'
import { type Fields, type PlacedMessages, placeMessages } from './place-messages.ts'

/** An error that a form shows. */
export interface ShownError {
  error: LisaErrorOf<'invalid'>
  /** The inputs by name when the values were sent that the error is about. */
  sent: Fields<HTMLElement>
  /** The inputs that were there when the error came. */
  atError: ReadonlySet<HTMLElement>
  names: FieldNames | undefined
}

/** What the user has corrected since an error came. */
interface Corrections {
  error: Error
  /** The error's paths whose messages are hidden, since the user has edited the field. */
  paths: ReadonlySet<string>
  /** The form was reset: nothing that the error says still counts. */
  isReset: boolean
}

/** What is known of a form's page and its error. Renders read it; refs, events and effects change it. */
export interface FormPage {
  fields: PageFields
  shown: ShownError | undefined
  corrections: Corrections | undefined
  /** The inputs at the time of a submission. */
  kept: { submittedAt: number; inputs: Fields<HTMLElement> } | undefined
  summary: HTMLElement | null
  waitsForField: WaitsForField | undefined
}

/** `render` renders the form again at once, `renderSoon` after React's own event handlers. */
export function createFormPage(render: () => void, renderSoon: () => void): FormPage {
  const page: FormPage = {
    fields: followFields({
      // The page may have changed without a render of this form.
      onChange: () => page.shown && render(),
      onEdit: (input) => hideMessages(page, renderSoon, (placed) => placed.field === input),
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

/** Remembers the inputs and their names while the form is sent: rows may move before the answer comes. */
export function keepInputs(page: FormPage, submittedAt: number): void {
  page.kept = { submittedAt, inputs: new Map(page.fields.inputs) }
}

/** The inputs by name when the form was sent; without that submission, the inputs now. */
export const inputsSentAt = ({ kept, fields }: FormPage, submittedAt: number | undefined): Fields<HTMLElement> =>
  kept && kept.submittedAt === submittedAt ? kept.inputs : new Map(fields.inputs)

/** The messages of an error that are left to correct, in the order of the page. */
export function messagesLeft(page: FormPage, shown: ShownError | undefined): PlacedMessages<HTMLElement>[] {
  if (!shown || isReset(page, shown.error)) return []
  const { corrections } = page
  const isCorrected = ({ path }: { path: string }): boolean => corrections?.error === shown.error && corrections.paths.has(path)
  return placeMessages(shown.error.fields, { ...shown, now: page.fields.inputs })
    .filter((placed) => !isCorrected(placed))
    .sort((a, b) => comparePageOrder(a.field, b.field))
}

/** Whether the form was reset since this error came. */
export const isReset = ({ corrections }: FormPage, error: Error): boolean => corrections?.error === error && corrections.isReset

/** Hides the messages that the test picks. */
export function hideMessages(
  page: FormPage,
  renderSoon: () => void,
  isPicked: (placed: PlacedMessages<HTMLElement>) => boolean,
): void {
  const picked = messagesLeft(page, page.shown).filter(isPicked)
  if (!page.shown || picked.length === 0) return
  correct(page, page.shown.error, { paths: picked.map(({ path }) => path) })
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

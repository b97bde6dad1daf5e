import { type ReactElement, useId, useRef } from 'react'
import { type ErrorSummaryEntry, type FieldErrors, useMessages } from '../index.ts'
import { textOf } from '../messages/catalogue.ts'
import { pathInWords } from '../messages/path-in-words.ts'
import { labelled } from './label.ts'
import { type HeadingLevel, Title } from './title.tsx'
import { useLabels } from './use-labels.ts'

/** What `ErrorSummary` takes. */
export interface ErrorSummaryBoxProps {
  /** What `useFieldErrors` gives, or only these two members of it. */
  errors: Pick<FieldErrors, 'summary' | 'getSummaryProps'>
  /** Instead of the catalogue's title for what needs a correction. */
  title?: string | undefined
  /** The level of its title among the headings of the page; without it the title is no heading. */
  headingLevel?: HeadingLevel | undefined
}

/** All that is left to correct in a form, with links to its fields; it takes the focus when a submit has failed. Nothing without errors. */
export function ErrorSummary(props: ErrorSummaryBoxProps): ReactElement | null {
  return props.errors.summary.length === 0 ? null : <Box {...props} />
}

function Box({ errors, title, headingLevel }: ErrorSummaryBoxProps): ReactElement {
  const words = useMessages().errors.invalid
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const labels = useLabels(errors.summary, box)
  const { ref, ...props } = errors.getSummaryProps()
  const setBox = (element: HTMLElement | null): void => {
    box.current = element
    ref(element)
  }
  // Words of one's own may depend on the error; of that, a form knows what is left to correct.
  const facts = { kind: 'invalid', fields: {}, messages: errors.summary.map(({ message }) => message) } as never
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div {...props} ref={setBox} role="group" aria-labelledby={id} className="lisa-summary">
      <Title id={id} level={headingLevel}>
        {title ?? textOf(words.title, facts)}
      </Title>
      <p className="lisa-description">{textOf(words.description, facts)}</p>
      <ul className="lisa-points">
        {errors.summary.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a server may say the same twice
          <li key={index}>{entry.linkProps ? <a {...entry.linkProps}>{lineOf(entry, labels[index])}</a> : lineOf(entry)}</li>
        ))}
      </ul>
    </div>
  )
}

/** The message, with the field it is about. */
function lineOf({ path, message }: ErrorSummaryEntry, label?: string): string {
  const name = label || pathInWords(path)
  return name ? labelled(name, message) : message
}

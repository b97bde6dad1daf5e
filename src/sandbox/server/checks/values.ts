import type { LocalizedString } from '../../../core.ts'
import type { Problems } from './problems.ts'

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text in several languages, such as `{ '*': 'Ski goggles' }`. */
function isLocalized(value: unknown): value is LocalizedString {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}

/** Adds a problem if there is a value and it is no text in several languages. */
export function checkLocalized(problems: Problems, path: string, value: unknown): void {
  if (value !== undefined && !isLocalized(value)) problems.add(path, 'is not a localized string')
}

/** Adds a problem unless it is such a text with at least one word in it. */
export function checkTitle(problems: Problems, value: unknown): void {
  const texts = Object.values(isLocalized(value) ? value : {})
  if (value !== undefined && value !== null && !isLocalized(value)) problems.add('title', 'is not a localized string')
  else if (texts.length === 0 || texts.some((text) => text.trim() === '')) problems.add('title', "can't be blank")
  else if (texts.some((text) => text.length > longestTitle))
    problems.add('title', `is too long (maximum is ${longestTitle} characters)`)
}

const longestTitle = 255

/** Adds a problem if there is a value and it is no date that ISO 8601 knows. */
export function checkDate(problems: Problems, path: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value) || Number.isNaN(Date.parse(value))) {
    problems.add(path, 'is not a date')
  }
}

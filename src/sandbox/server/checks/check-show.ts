import type { Shop } from '../../data/shop/shop.ts'
import { type StoredShow, stateOf } from '../../data/shop/stored-show.ts'
import type { NestedMessages } from '../answers.ts'
import { collectProblems } from './problems.ts'
import { checkDate, checkLocalized, checkTitle } from './values.ts'

/** The fields of a show that a write may set. */
export type ShowFields = Partial<Pick<StoredShow, 'title' | 'description' | 'startsAt' | 'channelSlug'>>

/** What is wrong with a new show, or with the changes to `show`; else the fields to set. */
export function checkShow(
  body: Record<string, unknown>,
  shop: Shop,
  now: number,
  show?: StoredShow,
): { errors: NestedMessages } | { fields: ShowFields } {
  const { title, description, startsAt, channelSlug } = body
  const problems = collectProblems()
  if (!show || title !== undefined) checkTitle(problems, title)
  checkLocalized(problems, 'description', description)
  checkDate(problems, 'startsAt', startsAt)
  if (channelSlug !== undefined && !shop.channels.some(({ slug }) => slug === channelSlug)) {
    problems.add('channelSlug', 'does not exist')
  }
  if (show && startsAt !== undefined && startsAt !== show.startsAt && stateOf(show, now) === 'live') {
    problems.add('base', 'The start of a show cannot move while it is live')
  }
  const errors = problems.nested()
  if (errors) return { errors }
  const given = Object.entries({ title, description, startsAt, channelSlug }).filter(([, value]) => value !== undefined)
  // Each of them has just been checked.
  return { fields: Object.fromEntries(given) as ShowFields }
}

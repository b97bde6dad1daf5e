import type { QueryKey } from '@tanstack/react-query'
import type { AnyInput } from '../client/endpoint.ts'
import { segmentsOf } from './keys.ts'

/**
 * Whether a read's key is touched by what is said of a path: `/shows/42` is that show and all below it, `/shows?` the lists of shows
 * alone, whatever their query. A `{name}` has its value, or stands for any where none is known.
 */
export const isTouched = ([, ...key]: QueryKey, path: string, values: AnyInput): boolean =>
  segmentsOf(path.replace('?', '/?')).every((segment, at) => {
    const value = key[at]
    // What follows the segments of a read's path in its key is no text.
    if (typeof value !== 'string') return segment === '?'
    const wanted = segment.includes('{') ? (values[segment.slice(1, -1)] ?? value) : segment
    // A key holds the values as they are.
    return `${wanted}` === value || segment === encodeURIComponent(value)
  })

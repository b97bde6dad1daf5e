import { $ZodCheck, type $ZodType, clone } from 'zod/v4/core'

interface CheckParams {
  check: string
  value?: string | number
}

/** The schema with limits that a value has to keep; each says in words what to do where it is not kept. */
// @__NO_SIDE_EFFECTS__
export function checked<Of extends $ZodType>(schema: Of, ...checks: $ZodCheck[]): Of {
  return clone(schema, { ...schema._zod.def, checks: [...(schema._zod.def.checks ?? []), ...checks] })
}

// @__NO_SIDE_EFFECTS__
export function minLength(least: number): $ZodCheck {
  return check<string>(
    (value) => lengthOf(value) >= least,
    least === 1 ? 'Fill this in.' : `Enter at least ${least} characters.`,
    { check: 'minLength', value: least },
  )
}

// @__NO_SIDE_EFFECTS__
export function maxLength(most: number): $ZodCheck {
  return check<string>((value) => lengthOf(value) <= most, `Enter at most ${most} ${most === 1 ? 'character' : 'characters'}.`, {
    check: 'maxLength',
    value: most,
  })
}

/** A text that matches a regular expression, anywhere unless it is anchored; `example` is shown where it does not. */
// @__NO_SIDE_EFFECTS__
export function pattern(expression: string, example?: string): $ZodCheck {
  const matcher = new RegExp(expression, 'u')
  return check<string>(
    (value) => matcher.test(value),
    example ? `Enter it in this form: ${example}.` : 'Check how this is written.',
    { check: 'pattern', ...(example !== undefined && { value: example }) },
  )
}

/** A text in one of the well-known forms. */
// @__NO_SIDE_EFFECTS__
export function format(name: keyof typeof formats): $ZodCheck {
  const { fits, words } = formats[name]
  return check<string>(fits, words, { check: 'format', value: name })
}

// @__NO_SIDE_EFFECTS__
export function minimum(least: number): $ZodCheck {
  return check<number>((value) => value >= least, `Enter ${least} or more.`, { check: 'minimum', value: least })
}

// @__NO_SIDE_EFFECTS__
export function maximum(most: number): $ZodCheck {
  return check<number>((value) => value <= most, `Enter ${most} or less.`, { check: 'maximum', value: most })
}

// @__NO_SIDE_EFFECTS__
export function above(bound: number): $ZodCheck {
  return check<number>((value) => value > bound, `Enter more than ${bound}.`, { check: 'above', value: bound })
}

// @__NO_SIDE_EFFECTS__
export function below(bound: number): $ZodCheck {
  return check<number>((value) => value < bound, `Enter less than ${bound}.`, { check: 'below', value: bound })
}

// @__NO_SIDE_EFFECTS__
export function multipleOf(step: number): $ZodCheck {
  return check<number>((value) => isMultiple(value, step), `Enter a multiple of ${step}.`, { check: 'multipleOf', value: step })
}

// @__NO_SIDE_EFFECTS__
export function minItems(least: number): $ZodCheck {
  return check<unknown[]>((value) => value.length >= least, `Add at least ${least}.`, { check: 'minItems', value: least })
}

// @__NO_SIDE_EFFECTS__
export function maxItems(most: number): $ZodCheck {
  return check<unknown[]>((value) => value.length <= most, `Keep at most ${most}.`, { check: 'maxItems', value: most })
}

// @__NO_SIDE_EFFECTS__
export function uniqueItems(): $ZodCheck {
  const isUnique = (value: unknown[]): boolean => new Set(value.map((item) => JSON.stringify(item))).size === value.length
  return check(isUnique, 'Keep each only once.', { check: 'uniqueItems' })
}

const formats = {
  'date-time': {
    fits: (value: string) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(value) && !Number.isNaN(Date.parse(value)),
    words: 'Enter a date and time such as 2026-01-15T18:00:00Z.',
  },
  date: {
    fits: (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
    words: 'Enter a date such as 2026-01-15.',
  },
  email: {
    fits: (value: string) => /^[^\s@]+@[^\s@]+$/.test(value),
    words: 'Enter an email address such as name@example.com.',
  },
  uuid: {
    fits: (value: string) => /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value),
    words: 'Enter an id such as 00000000-0000-4000-8000-000000000001.',
  },
  uri: {
    fits: (value: string) => /^[a-z][a-z\d+.-]*:\S+$/i.test(value),
    words: 'Enter an address such as https://example.com.',
  },
} as const

/** Counts characters as JSON Schema does, an emoji as one. */
const lengthOf = (text: string): number => [...text].length

/** By the decimals, since 0.3 divided by 0.1 leaves a rest in binary. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient))
}

/** `params` is the reason, for the words of other languages. */
function check<T>(isKept: (value: T) => boolean, message: string, params: CheckParams): $ZodCheck {
  const made: $ZodCheck<T> = new $ZodCheck({ check: 'custom' })
  made._zod.check = (payload) => {
    if (isKept(payload.value)) return
    payload.issues.push({ code: 'custom', message, params, input: payload.value, inst: made, continue: true } as never)
  }
  return made
}

/** A text in single quotes, as code. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")
  return `'${escaped.replace(/[\u2028\u2029\u007f-\u009f\ufeff]/g, escapeOf)}'`
}

/** A literal of code. */
export const literalText = (value: string | number | boolean): string =>
  typeof value === 'string' ? quoted(value) : String(value)

/** A property's name, in quotes where it has to be. */
export const propertyName = (name: string): string =>
  // `__proto__: …` would set the prototype instead.
  name === '__proto__' ? "['__proto__']" : isIdentifier(name) ? name : quoted(name)

/** How a property is read: `.items` or `['next-page']`. */
export const propertyAccess = (name: string): string => (isIdentifier(name) ? `.${name}` : `[${quoted(name)}]`)

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** A doc comment of these paragraphs, or nothing; what would end it is broken up. */
export function docComment(paragraphs: readonly (string | false | undefined)[], indent = ''): string {
  const lines = paragraphs
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .flatMap((text, index) => [
      ...(index > 0 && !text.startsWith('@') ? [''] : []),
      ...text.trim().split(/\r\n|[\n\r\u2028\u2029]/),
    ])
    .map((line) =>
      line
        .replace(/[^\S\t ]|\p{Cc}/gu, ' ')
        .replace(/\*\//g, '*\\/')
        .trimEnd(),
    )
  const [only] = lines
  if (only === undefined) return ''
  if (lines.length === 1 && only.length < longestLine) return `${indent}/** ${only} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}

const longestLine = 110

/** A sentence that says first whether it is documented or assumed. */
export function sentenceWith(status: 'documented' | 'assumed' | undefined, sentence: string | undefined): string | undefined {
  if (!status || !sentence) return sentence
  // Not of a name such as LiSA.
  const lower = sentence.replace(/^\p{Lu}\p{Ll}*(?=[\s,.:])/u, (word) => word.toLowerCase())
  return `${status === 'assumed' ? 'Assumed' : 'Documented'}: ${lower}`
}

/** A list of code in one line, or one entry a line where that is too long. */
export function wrapped(open: string, parts: readonly string[], close: string, indent: string): string {
  const line = `${open}${parts.join(', ')}${close}`
  if (line.length + indent.length <= longestLine && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

import type { FieldReason } from '../errors/lisa-error.ts'

/** German words at a field that was refused before it was sent. */
export function germanAtField({ check, value }: FieldReason, english = 'Prüfen Sie diese Angabe.'): string {
  const known = check === 'format' ? formats.get(`${value}`) : words.get(check)?.(value)
  return known ?? english
}

const words: ReadonlyMap<string, (value: FieldReason['value']) => string> = /* @__PURE__ */ new Map(
  Object.entries({
    missing: () => 'Tragen Sie hier etwas ein.',
    string: () => 'Geben Sie einen Text ein.',
    number: () => 'Geben Sie eine Zahl ein.',
    int: () => 'Geben Sie eine ganze Zahl ein.',
    boolean: () => 'Wählen Sie ja oder nein.',
    file: () => 'Wählen Sie eine Datei.',
    unknown: (value) => `Nehmen Sie das heraus: ${value}.`,
    other: () => 'Prüfen Sie diese Angabe.',
    oneOf: (value) => `Wählen Sie eins von: ${value}.`,
    minLength: (value) => (value === 1 ? 'Tragen Sie hier etwas ein.' : `Geben Sie mindestens ${value} Zeichen ein.`),
    maxLength: (value) => `Geben Sie höchstens ${value} Zeichen ein.`,
    pattern: (value) => (value ? `Schreiben Sie es in dieser Form: ${value}.` : 'Prüfen Sie die Schreibweise.'),
    minimum: (value) => `Geben Sie ${value} oder mehr ein.`,
    maximum: (value) => `Geben Sie ${value} oder weniger ein.`,
    above: (value) => `Geben Sie mehr als ${value} ein.`,
    below: (value) => `Geben Sie weniger als ${value} ein.`,
    multipleOf: (value) => `Geben Sie ein Vielfaches von ${value} ein.`,
    minItems: (value) => `Fügen Sie mindestens ${value} hinzu.`,
    maxItems: (value) => `Behalten Sie höchstens ${value}.`,
    uniqueItems: () => 'Behalten Sie jedes nur einmal.',
  }),
)

const formats: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({
    'date-time': 'Geben Sie Datum und Uhrzeit ein, etwa 2026-01-15T18:00:00Z.',
    date: 'Geben Sie ein Datum ein, etwa 2026-01-15.',
    email: 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
    uuid: 'Geben Sie eine Kennung ein, etwa 00000000-0000-4000-8000-000000000001.',
    uri: 'Geben Sie eine Adresse ein, etwa https://example.com.',
  }),
)

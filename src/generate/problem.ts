/** What a person has to settle before code can be written: one sentence with the place and the fix. Shown without a stack. */
export class GenerateProblem extends Error {
  override readonly name = 'GenerateProblem'
  /** Where it is: `lisa.yaml:8`. */
  readonly place: string | undefined

  constructor(message: string, place?: string) {
    super(place ? `${place} ${message}` : message)
    this.place = place
  }
}

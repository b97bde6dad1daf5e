/** A good answer's body, to be read once. */
export interface AnswerBody {
  /** `undefined` where the body breaks off. */
  text(): Promise<string | undefined>
  blob(): Promise<Blob | undefined>
  headers(): Record<string, string>
}

/** An answer that is a text. */
export const textAnswer = (answer: AnswerBody): Promise<string | undefined> => answer.text()

/** An answer that is a file. */
export const blobAnswer = (answer: AnswerBody): Promise<Blob | undefined> => answer.blob()

/** The headers of an answer without a body, as of `HEAD`; their names are in lower case. */
export const headersAnswer = async (answer: AnswerBody): Promise<Record<string, string>> => answer.headers()

/** The bytes of a saved session are refused. */
export class BadImage extends Error {
  override readonly name = 'BadImage';
  constructor(why: string) {
    super(`these bytes are no saved session: ${why}`);
  }
}

/** The same, where what is missing may come with a module that is not loaded yet. */
export class MissingHere extends BadImage {}

/** A session cannot be saved as it is: something in it has no form outside the process. */
export class NotSavable extends Error {
  override readonly name = 'NotSavable';
  constructor(what: string) {
    super(`the session cannot be saved: ${what}`);
  }
}

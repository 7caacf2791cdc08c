/** A control call that cannot be carried out, with the HTTP status that says why. */
export class ControlProblem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ControlProblem';
    this.status = status;
  }
}

/** The thing itself, or a 404 that names what is missing. */
export const found = <T>(item: T | undefined, what: string): T => {
  if (item === undefined) throw new ControlProblem(404, `There is no ${what}.`);
  return item;
};

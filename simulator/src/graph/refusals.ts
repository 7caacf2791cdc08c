import { errorCode } from './error-codes';
import { GraphError } from './error';

/** A messaging error: message from its code, the reason in error_data.details. */
export const messagingError = (code: number, details: string): GraphError => {
  const { status, title } = errorCode(code);
  return new GraphError({ status, code, message: `(#${code}) ${title}`, details });
};

/** Code 100 with a sentence of its own, as Graph answers for parameters it cannot use. */
export const invalidParameter = (message: string, details?: string): GraphError =>
  new GraphError({
    status: 400,
    code: 100,
    message: `(#100) ${message}`,
    ...(details === undefined ? {} : { details }),
  });

/** Code 100 for a parameter that is not there. */
export const missingParameter = (name: string): GraphError =>
  invalidParameter(`The parameter ${name} is required.`);

/** Code 100 with a subcode and the texts that Meta shows to people, as template calls answer. */
export const templateError = (
  subcode: number | undefined,
  userTitle: string,
  userMessage: string,
): GraphError =>
  new GraphError({
    status: 400,
    code: 100,
    message: 'Invalid parameter',
    ...(subcode === undefined ? {} : { subcode }),
    isTransient: false,
    userTitle,
    userMessage,
  });

/** Unknown object, or one that the token may not see: Graph does not tell which. */
export const unknownObject = (method: string, id: string): GraphError =>
  new GraphError({
    status: 400,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });

/** A callback that did not answer the handshake as Meta asks for. */
export const callbackRefused = (reason: string): GraphError =>
  new GraphError({
    status: 400,
    code: 2200,
    message: `(#2200) Callback verification failed with the following errors: ${reason}`,
  });

import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../json';
import type { BusinessAccount, PhoneNumber } from '../world/types';
import type { World } from '../world/world';
import type { Caller } from './authorize';
import { unknownObject } from './refusals';

/** A file of a multipart form. */
export interface UploadedFile {
  name: string;
  filename?: string;
  type: string;
  bytes: Buffer;
}

/** A request to the Graph API, read but not yet understood. */
export interface GraphRequest {
  method: string;
  /** The path without the version, in parts. */
  segments: string[];
  /** Query and body together, as Graph takes them. */
  params: JsonObject;
  headers: IncomingHttpHeaders;
  body: Buffer;
  files: UploadedFile[];
  /** The version of the path, or the one Graph would choose. */
  version: string;
}

/** A request with the one who makes it. */
export interface GraphCall extends GraphRequest {
  caller: Caller;
  /** First part of the path. */
  id: string;
}

/** What a handler answers: a JSON body, or bytes. */
export type GraphAnswer = { json: unknown } | { bytes: Buffer; type: string };

/** The number that the path names. */
export const numberOf = (world: World, call: GraphCall): PhoneNumber => {
  const number = world.phoneNumbers.get(call.id);
  if (!number) throw unknownObject(call.method, call.id);
  return number;
};

/** The WABA that the path names. */
export const accountOf = (world: World, call: GraphCall): BusinessAccount => {
  const account = world.businessAccounts.get(call.id);
  if (!account) throw unknownObject(call.method, call.id);
  return account;
};

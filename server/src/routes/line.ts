import type { PermissionName } from '../../../shared/permissions';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An admin endpoint below `/whatsapp`, with the permissions of which one is needed. */
export type Line = [method: Method, path: string, handler: string, ...anyOf: PermissionName[]];

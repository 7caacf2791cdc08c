import type { One } from './page';

/** An admin user, as far as others need to know them to name them. */
export interface Person {
  id: number;
  /** First and last name, or what else there is to call them. */
  name: string;
}

/** A role of admin users. */
export interface Role {
  id: number;
  name: string;
}

/** Who can be named as those who may send a template. */
export interface People {
  users: Person[];
  roles: Role[];
}

/** `GET /whatsapp/people` (templates.manage): active admin users and all roles, by name. */
export type ListPeople = { Response: One<People> };

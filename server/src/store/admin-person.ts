/** What names an admin user. */
export const NAMED = { select: ['id', 'firstname', 'lastname', 'username', 'email'] };

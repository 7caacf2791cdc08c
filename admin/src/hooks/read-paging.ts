/** How many rows a page of a list has while the address does not say. */
export const PAGE_SIZE = 20;

/** The page that the address asks for: the first of the usual size where it names none. */
export const readPaging = ({ page, pageSize }: { page?: string; pageSize?: string }) => ({
  page: Math.max(1, Number(page) || 1),
  pageSize: Math.max(1, Number(pageSize) || PAGE_SIZE),
});

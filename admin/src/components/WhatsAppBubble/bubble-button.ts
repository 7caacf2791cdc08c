/** How the rows below a message look: those that only show a button, and those that can be pressed. */
export const BUBBLE_ROW = `
  display: flex;
  justify-content: center;
  align-items: center;
  gap: 6px;
  box-sizing: border-box;
  width: 100%;
  min-height: 36px;
  padding: 8px 10px;
  border: 0;
  border-block-start: 1px solid var(--bubble-border);
  color: var(--bubble-link);
  font: inherit;
  font-weight: 500;
  text-align: center;

  svg {
    flex-shrink: 0;
  }
`;

/** A row that opens something. */
export const BUBBLE_BUTTON = `
  ${BUBBLE_ROW}
  background: transparent;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--bubble-link);
    outline-offset: -3px;
    border-radius: 8px;
  }
`;

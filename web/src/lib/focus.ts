/** An attachment: what appears because of a key takes the focus. `autofocus` only does so while nothing else has it. */
export const takeFocus = (node: HTMLElement): void => node.focus();

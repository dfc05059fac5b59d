/** Whether the plots stand in the page. */
export const plotting = { on: false };

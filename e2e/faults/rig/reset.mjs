/**
 * Ends a connection with a reset and nothing before it. Node's `resetAndDestroy` shuts the socket down
 * in order first, and that is what the other side reads; the member it sets for itself is enough.
 */
export function reset(socket) {
  socket.resetAndClosing = true
  socket.destroy()
}

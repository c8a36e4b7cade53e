// A user of the database speaks of connections, rows, parameters and errors: they come with it.
@_exported public import Libpq

// The functions of libpq that Libpq uses: result, name, parameters, arguments. A missing one does not link.

// With these everything begins.
#define FIRST_FUNCTIONS(F)                                                                                         \
  F(PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand),             \
    (keywords, values, expand))                                                                                    \
  F(PQconninfoOption *, PQconndefaults, (void), ())                                                                \
  F(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message))                      \
  F(int, PQisthreadsafe, (void), ())

// These work on what those gave.
#define LATER_FUNCTIONS(F)                                                                                         \
  F(int, PQbackendPID, (const PGconn *connection), (connection))                                                   \
  F(int, PQcancel, (PGcancel * cancel, char *message, int size), (cancel, message, size))                          \
  F(void, PQclear, (PGresult * result), (result))                                                                  \
  F(char *, PQcmdStatus, (PGresult * result), (result))                                                            \
  F(char *, PQcmdTuples, (PGresult * result), (result))                                                            \
  F(void, PQconninfoFree, (PQconninfoOption * options), (options))                                                 \
  F(int, PQconsumeInput, (PGconn * connection), (connection))                                                      \
  F(int, PQenterPipelineMode, (PGconn * connection), (connection))                                                 \
  F(char *, PQerrorMessage, (const PGconn *connection), (connection))                                              \
  F(int, PQexitPipelineMode, (PGconn * connection), (connection))                                                  \
  F(int, PQfformat, (const PGresult *result, int column), (result, column))                                        \
  F(void, PQfinish, (PGconn * connection), (connection))                                                           \
  F(int, PQflush, (PGconn * connection), (connection))                                                             \
  F(char *, PQfname, (const PGresult *result, int column), (result, column))                                       \
  F(void, PQfreeCancel, (PGcancel * cancel), (cancel))                                                             \
  F(void, PQfreemem, (void *memory), (memory))                                                                     \
  F(Oid, PQftype, (const PGresult *result, int column), (result, column))                                          \
  F(PGcancel *, PQgetCancel, (PGconn * connection), (connection))                                                  \
  F(int, PQgetCopyData, (PGconn * connection, char **row, int async), (connection, row, async))                    \
  F(PGresult *, PQgetResult, (PGconn * connection), (connection))                                                  \
  F(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))                        \
  F(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))                        \
  F(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))                      \
  F(int, PQisBusy, (PGconn * connection), (connection))                                                            \
  F(int, PQnfields, (const PGresult *result), (result))                                                            \
  F(int, PQntuples, (const PGresult *result), (result))                                                            \
  F(int, PQpipelineSync, (PGconn * connection), (connection))                                                      \
  F(int, PQputCopyData, (PGconn * connection, const char *bytes, int size), (connection, bytes, size))             \
  F(int, PQputCopyEnd, (PGconn * connection, const char *message), (connection, message))                          \
  F(char *, PQresultErrorField, (const PGresult *result, int field), (result, field))                              \
  F(ExecStatusType, PQresultStatus, (const PGresult *result), (result))                                            \
  F(int, PQsendPrepare,                                                                                            \
    (PGconn * connection, const char *name, const char *query, int count, const Oid *types),                       \
    (connection, name, query, count, types))                                                                       \
  F(int, PQsendQuery, (PGconn * connection, const char *query), (connection, query))                               \
  F(int, PQsendQueryParams,                                                                                        \
    (PGconn * connection, const char *query, int count, const Oid *types, const char *const *values,               \
     const int *lengths, const int *formats, int format),                                                          \
    (connection, query, count, types, values, lengths, formats, format))                                           \
  F(int, PQsendQueryPrepared,                                                                                      \
    (PGconn * connection, const char *name, int count, const char *const *values, const int *lengths,              \
     const int *formats, int format),                                                                              \
    (connection, name, count, values, lengths, formats, format))                                                   \
  F(int, PQserverVersion, (const PGconn *connection), (connection))                                                \
  F(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn * connection, PQnoticeReceiver receiver, void *argument),       \
    (connection, receiver, argument))                                                                              \
  F(int, PQsetnonblocking, (PGconn * connection, int is_nonblocking), (connection, is_nonblocking))                \
  F(int, PQsocket, (const PGconn *connection), (connection))                                                       \
  F(ConnStatusType, PQstatus, (const PGconn *connection), (connection))                                            \
  F(PGTransactionStatusType, PQtransactionStatus, (const PGconn *connection), (connection))

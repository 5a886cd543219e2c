using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TheLoop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CheckedById",
                table: "RecordVersion",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MadeFrom",
                table: "RecordVersion",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Translator",
                table: "RecordVersion",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Organisation",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Uri",
                table: "Organisation",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "Offer",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Declined",
                table: "NeedAnswer",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeclinedAt",
                table: "NeedAnswer",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Offer",
                table: "NeedAnswer",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActorKey",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rsa = table.Column<string>(type: "text", nullable: false),
                    Edwards = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActorKey", x => new { x.OwnerId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ActorMoves",
                columns: table => new
                {
                    Old = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    New = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActorMoves", x => x.Old);
                });

            migrationBuilder.CreateTable(
                name: "Agreement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Prevailing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    SignOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NoticeDays = table.Column<int>(type: "integer", nullable: false),
                    TurnId = table.Column<Guid>(type: "uuid", nullable: true),
                    TurnSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Final = table.Column<int>(type: "integer", nullable: false),
                    InForceSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ending = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreement_Record_Id",
                        column: x => x.Id,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Aliases",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uri = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aliases", x => new { x.OrganisationId, x.Uri });
                    table.ForeignKey(
                        name: "FK_Aliases_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AskedWord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedWord", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeed",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeed", x => x.OrganisationId);
                    table.ForeignKey(
                        name: "FK_CalendarFeed_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CityFollow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    FollowedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Follow = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityFollow", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CityFollow_Organisation_FollowedId",
                        column: x => x.FollowedId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CityFollow_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Copy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Uri = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Copy", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Copy_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "Departures",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Target = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departures", x => x.OrganisationId);
                    table.ForeignKey(
                        name: "FK_Departures_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Dispatch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Rich = table.Column<bool>(type: "boolean", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DeadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dispatch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DraftJob",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Whole = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    FailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftJob", x => new { x.RecordId, x.Language });
                    table.ForeignKey(
                        name: "FK_DraftJob_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Exchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exchange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exchange_Record_Id",
                        column: x => x.Id,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeRate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PerUsd = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeRate", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Follower",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Actor = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ReadsProposals = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follower", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormerAddresses",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uri = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerAddresses", x => x.RecordId);
                    table.ForeignKey(
                        name: "FK_FormerAddresses_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImpactLine",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    A = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    B = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImpactLine", x => new { x.RecordId, x.Measure, x.A, x.B });
                });

            migrationBuilder.CreateTable(
                name: "ImpactTotal",
                columns: table => new
                {
                    Measure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    A = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    B = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Records = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImpactTotal", x => new { x.Measure, x.A, x.B });
                });

            migrationBuilder.CreateTable(
                name: "Initiative",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Modality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlannedStart = table.Column<DateOnly>(type: "date", nullable: true),
                    PlannedEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualStart = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    Exactness = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Initiative", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Initiative_Record_Id",
                        column: x => x.Id,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Judgement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Query = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Judgement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Judgement_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeptExchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptExchange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeptExchange_Organisation_GiverId",
                        column: x => x.GiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KeptExchange_Organisation_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LexiconLearned",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Pairs = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<int>(type: "integer", nullable: false),
                    Judgements = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false),
                    Adopted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LexiconLearned", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Libraries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    BaseUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Set = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    StewardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeepsDeleted = table.Column<bool>(type: "boolean", nullable: false),
                    TellsSeconds = table.Column<bool>(type: "boolean", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    Token = table.Column<string>(type: "text", nullable: true),
                    Full = table.Column<bool>(type: "boolean", nullable: false),
                    Pages = table.Column<int>(type: "integer", nullable: false),
                    Brought = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Withdrawn = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    RunStartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastFullAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CompleteAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    ProblemDetail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Libraries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Libraries_Organisation_StewardId",
                        column: x => x.StewardId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LibraryClause",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryClause", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MatchWeight",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Scale = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchWeight", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OaiEntry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ShortId = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Stamp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Deleted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OaiEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Peer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsNode = table.Column<bool>(type: "boolean", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Inbox = table.Column<string>(type: "text", nullable: false),
                    Records = table.Column<string>(type: "text", nullable: true),
                    Digest = table.Column<string>(type: "text", nullable: true),
                    Fingerprint = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NewFingerprint = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Request = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Sends = table.Column<string>(type: "text", nullable: true),
                    Takes = table.Column<string>(type: "text", nullable: true),
                    AtOnce = table.Column<bool>(type: "boolean", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    CaughtUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TriedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SameAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Mended = table.Column<int>(type: "integer", nullable: false),
                    TheySameAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TheyReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Peer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Procedure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Sources = table.Column<string>(type: "text", nullable: false),
                    NotedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Procedure", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reached",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Rich = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reached", x => new { x.RecordId, x.Host });
                });

            migrationBuilder.CreateTable(
                name: "Received",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Received", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecordParty",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordParty", x => new { x.RecordId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_RecordParty_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParty_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Refusal",
                columns: table => new
                {
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refusal", x => new { x.Host, x.Reason });
                });

            migrationBuilder.CreateTable(
                name: "RemoteActor",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Uri = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Inbox = table.Column<string>(type: "text", nullable: false),
                    SharedInbox = table.Column<string>(type: "text", nullable: false),
                    ReadsProposals = table.Column<bool>(type: "boolean", nullable: false),
                    FetchedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteActor", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RemoteHost",
                columns: table => new
                {
                    Host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    FailingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SucceededAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Delivered = table.Column<long>(type: "bigint", nullable: false),
                    GivenUp = table.Column<long>(type: "bigint", nullable: false),
                    GivenUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    SchemeUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteHost", x => x.Host);
                });

            migrationBuilder.CreateTable(
                name: "Round",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ShortId = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reach = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LongestCycle = table.Column<int>(type: "integer", nullable: false),
                    LongestChain = table.Column<int>(type: "integer", nullable: false),
                    Objective = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Floor = table.Column<int>(type: "integer", nullable: false),
                    NeverMatchedBonus = table.Column<int>(type: "integer", nullable: false),
                    PreferenceCost = table.Column<int>(type: "integer", nullable: false),
                    Seconds = table.Column<int>(type: "integer", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    EntriesUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnswerDays = table.Column<int>(type: "integer", nullable: false),
                    AnswersUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnnouncedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ending = table.Column<string>(type: "text", nullable: true),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Round", x => x.Id);
                    table.CheckConstraint("CK_Round_Lengths", "\"LongestCycle\" BETWEEN 0 AND 5 AND \"LongestChain\" BETWEEN 0 AND 6 AND \"LongestCycle\" <> 1");
                    table.CheckConstraint("CK_Round_Shares", "\"Floor\" BETWEEN 0 AND 100 AND \"NeverMatchedBonus\" BETWEEN 0 AND 300 AND \"PreferenceCost\" BETWEEN 0 AND 10");
                    table.CheckConstraint("CK_Round_Times", "\"Seconds\" BETWEEN 1 AND 90 AND \"AnswerDays\" BETWEEN 1 AND 60");
                });

            migrationBuilder.CreateTable(
                name: "Shared",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Uri = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shared", x => x.RecordId);
                });

            migrationBuilder.CreateTable(
                name: "VersionSuggestion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    MadeFrom = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Taken = table.Column<bool>(type: "boolean", nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VersionSuggestion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VersionSuggestion_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_VersionSuggestion_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VersionSuggestion_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaitingLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToUri = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingLink", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingLink_Record_FromId",
                        column: x => x.FromId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WeightLearning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    OnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OffAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LearntAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<double>(type: "double precision", nullable: false),
                    After = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeightLearning", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AgreementLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Person = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Party = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Previous = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementLog", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementLog_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementParty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Signatory = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FocalPoint = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Elsewhere = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Left = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementParty", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementParty_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementParty_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Person = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Party = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementVersion_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Clause",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clause", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Clause_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProcedureTick",
                columns: table => new
                {
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Person = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcedureTick", x => new { x.AgreementId, x.Country, x.Step });
                    table.ForeignKey(
                        name: "FK_ProcedureTick_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeAgenda",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    What = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Who = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeAgenda", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExchangeAgenda_Exchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "Exchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeCost",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    BorneBy = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeCost", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExchangeCost_Exchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "Exchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeParticipant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeParticipant", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExchangeParticipant_Exchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "Exchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeTask",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeTask", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExchangeTask_Exchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "Exchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeActivity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeActivity", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InitiativeActivity_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeParty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    OutsideName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    OutsideCountry = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeftWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeParty", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InitiativeParty_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InitiativeParty_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LibraryItems",
                columns: table => new
                {
                    LibraryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Identifier = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Datestamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Deleted = table.Column<bool>(type: "boolean", nullable: false),
                    Run = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryItems", x => new { x.LibraryId, x.Identifier });
                    table.ForeignKey(
                        name: "FK_LibraryItems_Libraries_LibraryId",
                        column: x => x.LibraryId,
                        principalTable: "Libraries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LibraryItems_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LibraryText",
                columns: table => new
                {
                    ClauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Heading = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryText", x => new { x.ClauseId, x.Language });
                    table.ForeignKey(
                        name: "FK_LibraryText_LibraryClause_ClauseId",
                        column: x => x.ClauseId,
                        principalTable: "LibraryClause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OaiEntrySet",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OaiEntrySet", x => new { x.EntryId, x.Name });
                    table.ForeignKey(
                        name: "FK_OaiEntrySet_OaiEntry_EntryId",
                        column: x => x.EntryId,
                        principalTable: "OaiEntry",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProcedureAbout",
                columns: table => new
                {
                    ProcedureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcedureAbout", x => new { x.ProcedureId, x.Language });
                    table.ForeignKey(
                        name: "FK_ProcedureAbout_Procedure_ProcedureId",
                        column: x => x.ProcedureId,
                        principalTable: "Procedure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProcedureStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProcedureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcedureStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProcedureStep_Procedure_ProcedureId",
                        column: x => x.ProcedureId,
                        principalTable: "Procedure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundParticipant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Facilitator = table.Column<bool>(type: "boolean", nullable: false),
                    CanGive = table.Column<int>(type: "integer", nullable: false),
                    CanReceive = table.Column<int>(type: "integer", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundParticipant", x => x.Id);
                    table.CheckConstraint("CK_RoundParticipant_Capacity", "\"CanGive\" BETWEEN 0 AND 20 AND \"CanReceive\" BETWEEN 0 AND 20");
                    table.ForeignKey(
                        name: "FK_RoundParticipant_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundParticipant_Round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundQuota",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    One = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Other = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AtLeast = table.Column<int>(type: "integer", nullable: false),
                    AtMost = table.Column<int>(type: "integer", nullable: true),
                    Share = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundQuota", x => new { x.RoundId, x.One, x.Other });
                    table.CheckConstraint("CK_RoundQuota", "\"AtLeast\" >= 0 AND (\"AtMost\" IS NULL OR \"AtMost\" >= \"AtLeast\") AND \"Share\" BETWEEN 0 AND 100");
                    table.ForeignKey(
                        name: "FK_RoundQuota_Round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundSolution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LongestCycle = table.Column<int>(type: "integer", nullable: false),
                    LongestChain = table.Column<int>(type: "integer", nullable: false),
                    Objective = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Floor = table.Column<int>(type: "integer", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Fault = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    FaultSubject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    Bound = table.Column<double>(type: "double precision", nullable: true),
                    Candidates = table.Column<int>(type: "integer", nullable: false),
                    Chosen = table.Column<int>(type: "integer", nullable: false),
                    Cities = table.Column<int>(type: "integer", nullable: false),
                    Crossing = table.Column<int>(type: "integer", nullable: false),
                    MeanScore = table.Column<double>(type: "double precision", nullable: false),
                    Certificate = table.Column<byte[]>(type: "bytea", nullable: true),
                    RepairsId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundSolution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundSolution_Round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Scan = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    VoidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementStep_AgreementParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "AgreementParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementStep_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementWork",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Report = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Person = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementWork", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementWork_AgreementParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "AgreementParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_AgreementWork_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClauseComment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Party = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClauseComment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClauseComment_Clause_ClauseId",
                        column: x => x.ClauseId,
                        principalTable: "Clause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClauseText",
                columns: table => new
                {
                    ClauseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Heading = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClauseText", x => new { x.ClauseId, x.Language });
                    table.ForeignKey(
                        name: "FK_ClauseText_Clause_ClauseId",
                        column: x => x.ClauseId,
                        principalTable: "Clause",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contribution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Phase = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: true),
                    Hundredths = table.Column<long>(type: "bigint", nullable: true),
                    Unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Grade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Usd = table.Column<long>(type: "bigint", nullable: true),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contribution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contribution_InitiativeParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "InitiativeParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contribution_InitiativeParty_ToId",
                        column: x => x.ToId,
                        principalTable: "InitiativeParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contribution_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeEvaluation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Time = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Worked = table.Column<string>(type: "text", nullable: false),
                    Failed = table.Column<string>(type: "text", nullable: false),
                    Again = table.Column<string>(type: "text", nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeEvaluation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InitiativeEvaluation_InitiativeParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "InitiativeParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InitiativeEvaluation_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeIndicator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    UnitText = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Baseline = table.Column<double>(type: "double precision", nullable: true),
                    BaselineYear = table.Column<int>(type: "integer", nullable: true),
                    Target = table.Column<double>(type: "double precision", nullable: true),
                    TargetOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Actual = table.Column<double>(type: "double precision", nullable: true),
                    ActualOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeIndicator", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InitiativeIndicator_InitiativeParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "InitiativeParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InitiativeIndicator_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeJudgement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    FigureId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeJudgement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InitiativeJudgement_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_InitiativeJudgement_InitiativeParty_PartyId",
                        column: x => x.PartyId,
                        principalTable: "InitiativeParty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InitiativeJudgement_Initiative_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiative",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProcedureText",
                columns: table => new
                {
                    StepId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Authority = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Documents = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcedureText", x => new { x.StepId, x.Language });
                    table.ForeignKey(
                        name: "FK_ProcedureText_ProcedureStep_StepId",
                        column: x => x.StepId,
                        principalTable: "ProcedureStep",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundEntry",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundEntry", x => new { x.ParticipantId, x.RecordId });
                    table.CheckConstraint("CK_RoundEntry_Capacity", "\"Capacity\" BETWEEN 1 AND 10");
                    table.ForeignKey(
                        name: "FK_RoundEntry_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundEntry_RoundParticipant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "RoundParticipant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundWish",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundWish", x => new { x.ParticipantId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_RoundWish_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundWish_RoundParticipant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "RoundParticipant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundAnswer",
                columns: table => new
                {
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Path = table.Column<int>(type: "integer", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Accepted = table.Column<bool>(type: "boolean", nullable: false),
                    Declined = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundAnswer", x => new { x.SolutionId, x.Path, x.OrganisationId });
                    table.CheckConstraint("CK_RoundAnswer_Declined", "(\"Declined\" IS NULL) = \"Accepted\"");
                    table.ForeignKey(
                        name: "FK_RoundAnswer_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundAnswer_RoundSolution_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "RoundSolution",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundExchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Path = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Chain = table.Column<bool>(type: "boolean", nullable: false),
                    GiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfferId = table.Column<Guid>(type: "uuid", nullable: true),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundExchange", x => x.Id);
                    table.CheckConstraint("CK_RoundExchange_Score", "\"Score\" BETWEEN 0 AND 1 AND \"GiverId\" <> \"ReceiverId\"");
                    table.ForeignKey(
                        name: "FK_RoundExchange_Organisation_GiverId",
                        column: x => x.GiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoundExchange_Organisation_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoundExchange_Record_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_RoundExchange_Record_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_RoundExchange_RoundSolution_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "RoundSolution",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeScore",
                columns: table => new
                {
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Principle = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeScore", x => new { x.EvaluationId, x.Principle });
                    table.ForeignKey(
                        name: "FK_InitiativeScore_InitiativeEvaluation_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "InitiativeEvaluation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeStep",
                columns: table => new
                {
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeStep", x => new { x.ExchangeId, x.Kind });
                    table.ForeignKey(
                        name: "FK_ExchangeStep_RoundExchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "RoundExchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_Uri",
                table: "Organisation",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedAnswer_Offer",
                table: "NeedAnswer",
                column: "Offer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agreement_State_EndsOn",
                table: "Agreement",
                columns: new[] { "State", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementLog_AgreementId_Number",
                table: "AgreementLog",
                columns: new[] { "AgreementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParty_AgreementId_Place",
                table: "AgreementParty",
                columns: new[] { "AgreementId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParty_OrganisationId",
                table: "AgreementParty",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementStep_AgreementId",
                table: "AgreementStep",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementStep_PartyId",
                table: "AgreementStep",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementVersion_AgreementId_Number",
                table: "AgreementVersion",
                columns: new[] { "AgreementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementWork_AgreementId_Year",
                table: "AgreementWork",
                columns: new[] { "AgreementId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementWork_PartyId",
                table: "AgreementWork",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_AskedWord_On",
                table: "AskedWord",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_AskedWord_Word_Language",
                table: "AskedWord",
                columns: new[] { "Word", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeed_Token",
                table: "CalendarFeed",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CityFollow_Follow",
                table: "CityFollow",
                column: "Follow",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CityFollow_FollowedId",
                table: "CityFollow",
                column: "FollowedId");

            migrationBuilder.CreateIndex(
                name: "IX_CityFollow_OrganisationId_FollowedId",
                table: "CityFollow",
                columns: new[] { "OrganisationId", "FollowedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clause_AgreementId",
                table: "Clause",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_ClauseComment_ClauseId",
                table: "ClauseComment",
                column: "ClauseId");

            migrationBuilder.CreateIndex(
                name: "IX_Contribution_Currency_On",
                table: "Contribution",
                columns: new[] { "Currency", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Contribution_InitiativeId",
                table: "Contribution",
                column: "InitiativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Contribution_PartyId",
                table: "Contribution",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Contribution_ToId",
                table: "Contribution",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Copy_Host_GoneAt",
                table: "Copy",
                columns: new[] { "Host", "GoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Copy_RecordId",
                table: "Copy",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Copy_Uri",
                table: "Copy",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_Host_DeadAt_DueAt",
                table: "Dispatch",
                columns: new[] { "Host", "DeadAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_Inbox_Key",
                table: "Dispatch",
                columns: new[] { "Inbox", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_RecordId",
                table: "Dispatch",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftJob_FailedAt_DueAt",
                table: "DraftJob",
                columns: new[] { "FailedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeAgenda_ExchangeId",
                table: "ExchangeAgenda",
                column: "ExchangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeCost_ExchangeId",
                table: "ExchangeCost",
                column: "ExchangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeParticipant_ExchangeId",
                table: "ExchangeParticipant",
                column: "ExchangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeRate_Currency_On",
                table: "ExchangeRate",
                columns: new[] { "Currency", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeTask_DoneAt_DueOn",
                table: "ExchangeTask",
                columns: new[] { "DoneAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeTask_ExchangeId",
                table: "ExchangeTask",
                column: "ExchangeId");

            migrationBuilder.CreateIndex(
                name: "IX_Follower_OrganisationId_Actor",
                table: "Follower",
                columns: new[] { "OrganisationId", "Actor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormerAddresses_Uri",
                table: "FormerAddresses",
                column: "Uri");

            migrationBuilder.CreateIndex(
                name: "IX_ImpactLine_Measure_A_B",
                table: "ImpactLine",
                columns: new[] { "Measure", "A", "B" });

            migrationBuilder.CreateIndex(
                name: "IX_ImpactTotal_Measure_B",
                table: "ImpactTotal",
                columns: new[] { "Measure", "B" });

            migrationBuilder.CreateIndex(
                name: "IX_ImpactTotal_Measure_Records",
                table: "ImpactTotal",
                columns: new[] { "Measure", "Records" });

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeActivity_InitiativeId",
                table: "InitiativeActivity",
                column: "InitiativeId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeEvaluation_InitiativeId_PartyId_Time",
                table: "InitiativeEvaluation",
                columns: new[] { "InitiativeId", "PartyId", "Time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeEvaluation_PartyId",
                table: "InitiativeEvaluation",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeIndicator_InitiativeId",
                table: "InitiativeIndicator",
                column: "InitiativeId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeIndicator_PartyId",
                table: "InitiativeIndicator",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeJudgement_InitiativeId_At",
                table: "InitiativeJudgement",
                columns: new[] { "InitiativeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeJudgement_PartyId",
                table: "InitiativeJudgement",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeJudgement_PersonId",
                table: "InitiativeJudgement",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeParty_InitiativeId_OrganisationId",
                table: "InitiativeParty",
                columns: new[] { "InitiativeId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeParty_OrganisationId",
                table: "InitiativeParty",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_On",
                table: "Judgement",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_Query_Language_RecordId",
                table: "Judgement",
                columns: new[] { "Query", "Language", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_RecordId",
                table: "Judgement",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_KeptExchange_GiverId_ReceiverId_AboutId",
                table: "KeptExchange",
                columns: new[] { "GiverId", "ReceiverId", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptExchange_ReceiverId",
                table: "KeptExchange",
                column: "ReceiverId");

            migrationBuilder.CreateIndex(
                name: "IX_LexiconLearned_At",
                table: "LexiconLearned",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Libraries_StewardId",
                table: "Libraries",
                column: "StewardId");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryClause_Code",
                table: "LibraryClause",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LibraryItems_LibraryId_Run",
                table: "LibraryItems",
                columns: new[] { "LibraryId", "Run" });

            migrationBuilder.CreateIndex(
                name: "IX_LibraryItems_RecordId",
                table: "LibraryItems",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchWeight_Scale_Part",
                table: "MatchWeight",
                columns: new[] { "Scale", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OaiEntry_ShortId",
                table: "OaiEntry",
                column: "ShortId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OaiEntry_Stamp_ShortId",
                table: "OaiEntry",
                columns: new[] { "Stamp", "ShortId" });

            migrationBuilder.CreateIndex(
                name: "IX_OaiEntrySet_Name",
                table: "OaiEntrySet",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Peer_Host",
                table: "Peer",
                column: "Host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Procedure_Country",
                table: "Procedure",
                column: "Country",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcedureStep_ProcedureId",
                table: "ProcedureStep",
                column: "ProcedureId");

            migrationBuilder.CreateIndex(
                name: "IX_Reached_Host",
                table: "Reached",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_Received_At",
                table: "Received",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParty_OrganisationId",
                table: "RecordParty",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RemoteActor_Uri",
                table: "RemoteActor",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Round_ShortId",
                table: "Round",
                column: "ShortId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Round_State",
                table: "Round",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_RoundAnswer_OrganisationId",
                table: "RoundAnswer",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundEntry_RecordId",
                table: "RoundEntry",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_ConversationId",
                table: "RoundExchange",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_GiverId",
                table: "RoundExchange",
                column: "GiverId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_NeedId",
                table: "RoundExchange",
                column: "NeedId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_OfferId",
                table: "RoundExchange",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_ReceiverId",
                table: "RoundExchange",
                column: "ReceiverId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_SolutionId_Code",
                table: "RoundExchange",
                columns: new[] { "SolutionId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_SolutionId_Path_Step",
                table: "RoundExchange",
                columns: new[] { "SolutionId", "Path", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundParticipant_OrganisationId",
                table: "RoundParticipant",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundParticipant_RoundId_OrganisationId",
                table: "RoundParticipant",
                columns: new[] { "RoundId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundSolution_AtWork",
                table: "RoundSolution",
                column: "RoundId",
                unique: true,
                filter: "\"EndedAt\" IS NULL AND \"Purpose\" IN ('Proposal', 'Repair')");

            migrationBuilder.CreateIndex(
                name: "IX_RoundSolution_RoundId_Number",
                table: "RoundSolution",
                columns: new[] { "RoundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundWish_OrganisationId",
                table: "RoundWish",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Shared_Number",
                table: "Shared",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VersionSuggestion_OrganisationId",
                table: "VersionSuggestion",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_VersionSuggestion_PersonId",
                table: "VersionSuggestion",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_VersionSuggestion_RecordId_DecidedAt",
                table: "VersionSuggestion",
                columns: new[] { "RecordId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_FromId",
                table: "WaitingLink",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_ToUri",
                table: "WaitingLink",
                column: "ToUri");

            migrationBuilder.CreateIndex(
                name: "IX_WeightLearning_OnAt",
                table: "WeightLearning",
                column: "OnAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActorKey");

            migrationBuilder.DropTable(
                name: "ActorMoves");

            migrationBuilder.DropTable(
                name: "AgreementLog");

            migrationBuilder.DropTable(
                name: "AgreementStep");

            migrationBuilder.DropTable(
                name: "AgreementVersion");

            migrationBuilder.DropTable(
                name: "AgreementWork");

            migrationBuilder.DropTable(
                name: "Aliases");

            migrationBuilder.DropTable(
                name: "AskedWord");

            migrationBuilder.DropTable(
                name: "CalendarFeed");

            migrationBuilder.DropTable(
                name: "CityFollow");

            migrationBuilder.DropTable(
                name: "ClauseComment");

            migrationBuilder.DropTable(
                name: "ClauseText");

            migrationBuilder.DropTable(
                name: "Contribution");

            migrationBuilder.DropTable(
                name: "Copy");

            migrationBuilder.DropTable(
                name: "Departures");

            migrationBuilder.DropTable(
                name: "Dispatch");

            migrationBuilder.DropTable(
                name: "DraftJob");

            migrationBuilder.DropTable(
                name: "ExchangeAgenda");

            migrationBuilder.DropTable(
                name: "ExchangeCost");

            migrationBuilder.DropTable(
                name: "ExchangeParticipant");

            migrationBuilder.DropTable(
                name: "ExchangeRate");

            migrationBuilder.DropTable(
                name: "ExchangeStep");

            migrationBuilder.DropTable(
                name: "ExchangeTask");

            migrationBuilder.DropTable(
                name: "Follower");

            migrationBuilder.DropTable(
                name: "FormerAddresses");

            migrationBuilder.DropTable(
                name: "ImpactLine");

            migrationBuilder.DropTable(
                name: "ImpactTotal");

            migrationBuilder.DropTable(
                name: "InitiativeActivity");

            migrationBuilder.DropTable(
                name: "InitiativeIndicator");

            migrationBuilder.DropTable(
                name: "InitiativeJudgement");

            migrationBuilder.DropTable(
                name: "InitiativeScore");

            migrationBuilder.DropTable(
                name: "Judgement");

            migrationBuilder.DropTable(
                name: "KeptExchange");

            migrationBuilder.DropTable(
                name: "LexiconLearned");

            migrationBuilder.DropTable(
                name: "LibraryItems");

            migrationBuilder.DropTable(
                name: "LibraryText");

            migrationBuilder.DropTable(
                name: "MatchWeight");

            migrationBuilder.DropTable(
                name: "OaiEntrySet");

            migrationBuilder.DropTable(
                name: "Peer");

            migrationBuilder.DropTable(
                name: "ProcedureAbout");

            migrationBuilder.DropTable(
                name: "ProcedureText");

            migrationBuilder.DropTable(
                name: "ProcedureTick");

            migrationBuilder.DropTable(
                name: "Reached");

            migrationBuilder.DropTable(
                name: "Received");

            migrationBuilder.DropTable(
                name: "RecordParty");

            migrationBuilder.DropTable(
                name: "Refusal");

            migrationBuilder.DropTable(
                name: "RemoteActor");

            migrationBuilder.DropTable(
                name: "RemoteHost");

            migrationBuilder.DropTable(
                name: "RoundAnswer");

            migrationBuilder.DropTable(
                name: "RoundEntry");

            migrationBuilder.DropTable(
                name: "RoundQuota");

            migrationBuilder.DropTable(
                name: "RoundWish");

            migrationBuilder.DropTable(
                name: "Shared");

            migrationBuilder.DropTable(
                name: "VersionSuggestion");

            migrationBuilder.DropTable(
                name: "WaitingLink");

            migrationBuilder.DropTable(
                name: "WeightLearning");

            migrationBuilder.DropTable(
                name: "AgreementParty");

            migrationBuilder.DropTable(
                name: "Clause");

            migrationBuilder.DropTable(
                name: "RoundExchange");

            migrationBuilder.DropTable(
                name: "Exchange");

            migrationBuilder.DropTable(
                name: "InitiativeEvaluation");

            migrationBuilder.DropTable(
                name: "Libraries");

            migrationBuilder.DropTable(
                name: "LibraryClause");

            migrationBuilder.DropTable(
                name: "OaiEntry");

            migrationBuilder.DropTable(
                name: "ProcedureStep");

            migrationBuilder.DropTable(
                name: "RoundParticipant");

            migrationBuilder.DropTable(
                name: "Agreement");

            migrationBuilder.DropTable(
                name: "RoundSolution");

            migrationBuilder.DropTable(
                name: "InitiativeParty");

            migrationBuilder.DropTable(
                name: "Procedure");

            migrationBuilder.DropTable(
                name: "Round");

            migrationBuilder.DropTable(
                name: "Initiative");

            migrationBuilder.DropIndex(
                name: "IX_Organisation_Uri",
                table: "Organisation");

            migrationBuilder.DropIndex(
                name: "IX_NeedAnswer_Offer",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "CheckedById",
                table: "RecordVersion");

            migrationBuilder.DropColumn(
                name: "MadeFrom",
                table: "RecordVersion");

            migrationBuilder.DropColumn(
                name: "Translator",
                table: "RecordVersion");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Organisation");

            migrationBuilder.DropColumn(
                name: "Uri",
                table: "Organisation");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Offer");

            migrationBuilder.DropColumn(
                name: "Declined",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "DeclinedAt",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "Offer",
                table: "NeedAnswer");
        }
    }
}

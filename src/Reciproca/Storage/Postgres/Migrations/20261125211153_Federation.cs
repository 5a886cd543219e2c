using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Federation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_Follower_OrganisationId_Actor",
                table: "Follower",
                columns: new[] { "OrganisationId", "Actor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Peer_Host",
                table: "Peer",
                column: "Host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reached_Host",
                table: "Reached",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_Received_At",
                table: "Received",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_RemoteActor_Uri",
                table: "RemoteActor",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Shared_Number",
                table: "Shared",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_FromId",
                table: "WaitingLink",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_ToUri",
                table: "WaitingLink",
                column: "ToUri");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActorKey");

            migrationBuilder.DropTable(
                name: "Copy");

            migrationBuilder.DropTable(
                name: "Dispatch");

            migrationBuilder.DropTable(
                name: "Follower");

            migrationBuilder.DropTable(
                name: "Peer");

            migrationBuilder.DropTable(
                name: "Reached");

            migrationBuilder.DropTable(
                name: "Received");

            migrationBuilder.DropTable(
                name: "Refusal");

            migrationBuilder.DropTable(
                name: "RemoteActor");

            migrationBuilder.DropTable(
                name: "RemoteHost");

            migrationBuilder.DropTable(
                name: "Shared");

            migrationBuilder.DropTable(
                name: "WaitingLink");

            migrationBuilder.DropIndex(
                name: "IX_Organisation_Uri",
                table: "Organisation");

            migrationBuilder.DropIndex(
                name: "IX_NeedAnswer_Offer",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Organisation");

            migrationBuilder.DropColumn(
                name: "Uri",
                table: "Organisation");

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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Round",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShortId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reach = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LongestCycle = table.Column<int>(type: "INTEGER", nullable: false),
                    LongestChain = table.Column<int>(type: "INTEGER", nullable: false),
                    Objective = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Floor = table.Column<int>(type: "INTEGER", nullable: false),
                    NeverMatchedBonus = table.Column<int>(type: "INTEGER", nullable: false),
                    PreferenceCost = table.Column<int>(type: "INTEGER", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EntriesUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnswerDays = table.Column<int>(type: "INTEGER", nullable: false),
                    AnswersUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnnouncedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Ending = table.Column<string>(type: "TEXT", nullable: true),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Sample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Round", x => x.Id);
                    table.CheckConstraint("CK_Round_Lengths", "\"LongestCycle\" BETWEEN 0 AND 5 AND \"LongestChain\" BETWEEN 0 AND 6 AND \"LongestCycle\" <> 1");
                    table.CheckConstraint("CK_Round_Shares", "\"Floor\" BETWEEN 0 AND 100 AND \"NeverMatchedBonus\" BETWEEN 0 AND 300 AND \"PreferenceCost\" BETWEEN 0 AND 10");
                    table.CheckConstraint("CK_Round_Times", "\"Seconds\" BETWEEN 1 AND 90 AND \"AnswerDays\" BETWEEN 1 AND 60");
                });

            migrationBuilder.CreateTable(
                name: "RoundParticipant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Facilitator = table.Column<bool>(type: "INTEGER", nullable: false),
                    CanGive = table.Column<int>(type: "INTEGER", nullable: false),
                    CanReceive = table.Column<int>(type: "INTEGER", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    One = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Other = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AtLeast = table.Column<int>(type: "INTEGER", nullable: false),
                    AtMost = table.Column<int>(type: "INTEGER", nullable: true),
                    Share = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LongestCycle = table.Column<int>(type: "INTEGER", nullable: false),
                    LongestChain = table.Column<int>(type: "INTEGER", nullable: false),
                    Objective = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Floor = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelAskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    FaultSubject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Bound = table.Column<double>(type: "REAL", nullable: true),
                    Candidates = table.Column<int>(type: "INTEGER", nullable: false),
                    Chosen = table.Column<int>(type: "INTEGER", nullable: false),
                    Cities = table.Column<int>(type: "INTEGER", nullable: false),
                    Crossing = table.Column<int>(type: "INTEGER", nullable: false),
                    MeanScore = table.Column<double>(type: "REAL", nullable: false),
                    Certificate = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RepairsId = table.Column<Guid>(type: "TEXT", nullable: true)
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
                name: "RoundEntry",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Declined = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Path = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Chain = table.Column<bool>(type: "INTEGER", nullable: false),
                    GiverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NeedId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfferId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: true)
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
                name: "ExchangeStep",
                columns: table => new
                {
                    ExchangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExchangeStep");

            migrationBuilder.DropTable(
                name: "RoundAnswer");

            migrationBuilder.DropTable(
                name: "RoundEntry");

            migrationBuilder.DropTable(
                name: "RoundQuota");

            migrationBuilder.DropTable(
                name: "RoundWish");

            migrationBuilder.DropTable(
                name: "RoundExchange");

            migrationBuilder.DropTable(
                name: "RoundParticipant");

            migrationBuilder.DropTable(
                name: "RoundSolution");

            migrationBuilder.DropTable(
                name: "Round");
        }
    }
}
